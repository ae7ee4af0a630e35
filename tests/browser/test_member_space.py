"""On a telephone, a member changes the entry in two minutes; the CCI sends it back, then
approves it; meanwhile the public reads what it did."""

from time import monotonic

import pytest

from annuaire.models import MemberPage, Skill, TradeFamily
from cms.editorial import review
from cms.editorial.models import Reviewer
from tests import factories
from tests.factories.media import picture

LONGEST = 120  # seconds
SMALLEST_TARGET = 44  # pixels a side, for a thumb
SPACE = "/fr/mon-espace/"
TOO_SMALL = """smallest => [...document.querySelectorAll(".space :is(a.button, button, select,"
    + " summary, label.choice, input:not([type=hidden], [type=radio], [type=checkbox]))")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < smallest)
    .map(one => one.outerHTML)"""


@pytest.fixture
def skill(db):
    family = TradeFamily.objects.create(name="Langues", slug="langues")
    return Skill.objects.create(name="Traduction", slug="traduction", family=family)


def send(phone) -> None:
    phone.locator("button[name=submit]").click()
    phone.locator("main [role=status]").wait_for()


def test_a_member_changes_the_entry_and_the_public_reads_it_when_it_is_approved(
    phone, page, site, member, member_page, moderator, skill, log_in
):
    begun = monotonic()
    log_in(phone, member)
    phone.goto(SPACE)
    phone.locator(f"a[href$='/fiche/{member_page.pk}/']").click()
    phone.locator("[name=trade]").fill("Interprète de conférence")
    phone.locator("details:has([name=skills]) summary").first.click()
    phone.locator(f"[name=skills][value='{skill.pk}']").check()
    phone.locator("[name=phone]").fill("05.62.00.00.00")
    phone.locator("[name=members_only][value=phone]").check()
    phone.locator("[name=photograph-file]").set_input_files(
        {
            "name": "maud.png",
            "mimeType": "image/png",
            "buffer": picture("maud.png", size=(800, 800)).read(),
        }
    )
    phone.locator("[name=photograph-description]").fill("Maud, en riant, à son bureau.")
    phone.locator("[name=photograph-rights][value=own]").check()
    send(phone)
    assert monotonic() - begun < LONGEST

    public = member_page.address("fr")
    page.goto(public)
    assert "Interprète" not in page.content()
    review.send_back(review.waiting_state(member_page), by=moderator, comment="En anglais aussi ?")
    phone.goto(SPACE)
    assert "En anglais aussi ?" in phone.locator("blockquote").inner_text()
    phone.locator(f"a[href$='/fiche/{member_page.pk}/']").first.click()
    phone.locator("details:has([name=text-en-trade]) summary").click()
    phone.locator("[name=text-en-trade]").fill("Conference interpreter")
    send(phone)

    Reviewer.objects.create(user=moderator, languages=["en"])
    review.approve(review.waiting_state(member_page), by=moderator)
    page.goto(public)
    assert "Interprète de conférence" in page.content()
    assert "5 62 00 00 00" not in page.content()
    page.goto(member_page.address("en"))
    assert "Conference interpreter" in page.content()


@pytest.mark.expects_status(410)
def test_a_member_pauses_the_entry_and_brings_it_back(
    phone, page, site, member, member_page, log_in
):
    log_in(phone, member)
    phone.goto(SPACE)
    phone.locator("a[href$='/pause/']").click()
    phone.locator("main form button[type=submit]").click()
    assert page.goto(member_page.address("fr")).status == 410
    phone.locator("form[action$='/reprendre/'] button").click()
    phone.locator("main [role=status]").wait_for()
    assert page.goto(member_page.address("fr")).status == 200
    assert MemberPage.objects.listed().filter(pk=member_page.pk).exists()


def test_what_is_pressed_is_as_large_as_a_thumb(phone, site, member, member_page, skill, log_in):
    factories.MandateFactory(user=member, page=factories.MemberPageFactory(), role="member")
    log_in(phone, member)
    entry = f"fiche/{member_page.pk}/"
    for screen in ("", entry, f"{entry}apercu/", f"{entry}pause/", f"{entry}quitter/"):
        phone.goto(f"{SPACE}{screen}")
        assert phone.evaluate(TOO_SMALL, SMALLEST_TARGET) == [], screen
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, screen
