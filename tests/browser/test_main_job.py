"""The main job, in a real browser: a volunteer's old tablet, a moderator's desktop, a reader."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from cms.editorial.review import waiting_state
from cms.media.models import SiteImage
from cms.outbox.models import OutboxMessage
from tests.browser.machines import DESKTOP, PHONE

PHOTOGRAPH_TITLE = "Les arcades"


@pytest.fixture
def photograph(tmp_path):
    """A photograph on the tablet."""
    path = tmp_path / "arcades.jpg"
    content = BytesIO()
    Image.effect_noise((1200, 800), 60).convert("RGB").save(content, "JPEG")
    path.write_bytes(content.getvalue())
    return path


def unfold_acts(page):
    page.locator(".footer__container [data-w-dropdown-target='toggle']").first.click()


def test_a_committee_changes_its_page_and_the_cci_approves(
    visit, tablet, site, marciac, committee, moderator, log_in, photograph
):
    public = visit(**PHONE)
    public.goto("/fr/villages/marciac/")
    before = public.locator("main").inner_text()

    # the volunteer, on an old tablet on a slow line
    log_in(tablet, committee)
    tablet.goto("/admin/")
    assert "Marciac" in tablet.locator("main").inner_text()
    tablet.locator(".held__acts a[href*='/edit/']").first.click()
    tablet.locator("#id_summary").fill("Une bastide, un lac, et du jazz l’été.")
    tablet.locator("#id_fibre_percent").fill("94")
    add_photograph(tablet, photograph)
    unfold_acts(tablet)
    tablet.locator("[name=action-submit]").click()
    tablet.wait_for_url("**/admin/")
    assert tablet.locator(".held--waiting").is_visible()

    # the public sees nothing of it, not even the picture
    public.reload()
    assert public.locator("main").inner_text() == before
    picture = SiteImage.objects.get(title=PHOTOGRAPH_TITLE)
    rendition = picture.get_rendition("max-320x240").url
    for address in (rendition, picture.file.url):
        assert public.request.get(address).status == 404

    # the moderator reads the before and after, corrects a word, approves
    desktop = log_in(visit(**DESKTOP), moderator)
    desktop.locator(".waiting td a.button").click()
    changes = desktop.locator(".changes").first.inner_text()
    assert "94" in changes
    assert PHOTOGRAPH_TITLE in changes
    desktop.locator("form.decide a[href*='/edit/']").click()
    desktop.locator("#id_summary").fill("Une bastide, un lac et du jazz, l’été.")
    desktop.locator("[data-workflow-action-name=approve]").first.click()
    desktop.wait_for_url("**/admin/review/")
    assert waiting_state(marciac) is None

    # the public reads exactly what was approved
    public.reload()
    told = public.locator("main").inner_text()
    assert "Une bastide, un lac et du jazz, l’été." in told
    assert "94" in told
    assert public.request.get(rendition).status == 200
    assert public.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    mail = OutboxMessage.objects.filter(recipient=committee.email).latest("pk")
    assert "[+" in mail.text
    assert "du jazz" in mail.text


def add_photograph(page, path):
    page.locator("#id_photographs-ADD").click()
    page.locator("#photographs-0-image-chooser, [id$='photographs-0-image-chooser']").locator(
        "button[data-chooser-action-choose]"
    ).first.click()
    page.locator(".modal [role=tab][href='#tab-upload']").click()
    page.locator(".modal input[type=file]").set_input_files(path)
    title = page.locator(".modal input[name$=title]")
    expect(title).to_have_value("arcades")  # Wagtail proposes the file's name, a moment later
    title.fill(PHOTOGRAPH_TITLE)
    page.locator(".modal [name$=description]").fill("Des arcades autour d’une place.")
    page.locator(".modal [name$=rights][value=own]").check()
    page.locator(".modal [name$=credit]").fill("Anne Marciac")
    page.locator(".modal form:has(input[type=file]) [type=submit]").click()
    page.locator(".modal").wait_for(state="hidden")


@pytest.mark.expects_status(409)
def test_two_people_edit_at_once_and_nothing_is_lost(
    visit, page, site, marciac, committee, colleague, log_in
):
    log_in(page, committee)
    page.goto(f"/admin/pages/{marciac.pk}/edit/")
    page.locator("#id_summary").fill("La version d’Anne")

    other = log_in(visit(**DESKTOP), colleague)
    other.goto(f"/admin/pages/{marciac.pk}/edit/")
    other.locator("#id_summary").fill("La version de Bruno")
    save(other)

    save(page)
    shown = page.locator(".changes").inner_text()
    assert "Bruno" in shown
    assert "Anne" in shown
    page.locator("form:has(textarea[hidden]) [type=submit]").click()
    page.locator("#id_summary").wait_for()
    assert page.locator("#id_summary").input_value() == "La version d’Anne"


def save(page):
    """Press the editor's button, and wait for what comes of it."""
    with page.expect_navigation():
        page.locator(".footer__container .action-save").first.click()


def test_reading_sets_no_cookie(page, site, marciac):
    for address in ("/fr/", "/fr/villages/", "/en/villages/marciac/", "/fr/annuaire/"):
        page.goto(address)
    assert page.context.cookies() == []
