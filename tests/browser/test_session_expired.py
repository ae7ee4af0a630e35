"""The session ends while somebody types: they press the button, log in, and all of it is saved."""

import pytest
from django.contrib.sessions.models import Session

from cms.kept_forms.models import KeptForm
from tests.accounts.code_login import mailed_code
from tests.browser.machines import DESKTOP, PHONE
from tests.factories.people import PASSWORD

TYPED = "Une bastide, un lac, et du jazz l’été : « à l’ombre »."
MORE = "Premier paragraphe, assez long pour que l’on y tienne.\n\nSecond & <dernier>."

#: What the editor does every few seconds.
PING = """document.querySelector("[data-controller~=w-session]")
    .dispatchEvent(new CustomEvent("w-session:visible"))"""


def unfold_acts(page):
    page.locator(".footer__container [data-w-dropdown-target='toggle']").first.click()


def log_in_again(page, person):
    page.locator("a[href*='/compte/login/?next=']").click()
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").click()
    page.wait_for_url("**/compte/kept/**")


@pytest.mark.expects_status(403)
def test_in_the_editor_of_the_cms(visit, site, marciac, committee, log_in):
    page = log_in(visit(**DESKTOP), committee)
    page.goto(f"/admin/pages/{marciac.pk}/edit/")
    page.locator("#id_summary").fill(TYPED)
    presentation = page.locator("[data-contentpath=presentation] [contenteditable=true]")
    presentation.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Et un texte riche.")
    page.wait_for_timeout(1_000)  # the editor writes into its form a moment after the last key
    Session.objects.all().delete()
    with page.expect_response("**/editing-sessions/**"):
        page.evaluate(PING)
    page.locator(".messages .warning").wait_for()
    unfold_acts(page)
    page.locator("[name=action-submit]").click()
    page.locator("a[href*='/compte/login/?next=']").wait_for()
    log_in_again(page, committee)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/admin/**")
    marciac.refresh_from_db()
    draft = marciac.get_latest_revision_as_object()
    assert draft.summary == TYPED
    assert "Et un texte riche." in draft.presentation
    assert page.locator(".held--waiting").is_visible()  # submitted, as the button said
    assert not KeptForm.objects.exists()


@pytest.mark.expects_status(403)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_in_a_members_form_with_a_mailed_code(visit, site, member, member_page, log_in, scripts):
    page = log_in(visit(**PHONE, java_script_enabled=scripts), member)
    page.goto(f"/fr/mon-espace/fiche/{member_page.pk}/")
    page.locator("[name=trade]").fill(TYPED)
    page.locator("[name=presentation]").fill(MORE)
    Session.objects.all().delete()
    page.locator("main form:has([name=trade]) button[type=submit]").first.click()
    page.locator("a[href*='/compte/login/?next=']").click()
    page.locator("input[name=login]").fill(member.email)
    page.locator("[formaction*='/login/code/']").click()
    page.locator("input[name=code]").fill(mailed_code())
    page.locator("form:has(input[name=code]) button[type=submit]").first.click()
    page.wait_for_url("**/compte/kept/**")
    assert TYPED in page.locator("main").inner_html()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360 if scripts else True
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/fr/mon-espace/**")
    member_page.refresh_from_db()
    draft = member_page.get_latest_revision_as_object()
    assert draft.trade == TYPED
    assert "Second &amp; &lt;dernier&gt;." in draft.presentation
    assert not KeptForm.objects.exists()


@pytest.mark.expects_status(403)
def test_who_logged_in_again_in_another_tab_sends_it_from_the_page(
    visit, site, marciac, committee, log_in
):
    page = log_in(visit(**DESKTOP), committee)
    page.goto("/fr/mon-village/marciac/logement/")
    page.locator("[name=tenure][value=rent]").check()
    page.locator("[name=presentation]").fill(MORE)
    Session.objects.all().delete()
    log_in(page.context.new_page(), committee)
    page.locator("main form:has([name=tenure]) button[type=submit]").first.click()
    page.locator("main form[action$='/logement/'] button[type=submit]").click()
    page.locator("[name=presentation]").wait_for()
    assert page.locator("[name=presentation]").input_value() == MORE
    assert page.locator("[name=tenure][value=rent]").is_checked()
