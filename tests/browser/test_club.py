"""Somebody comes to a meeting: by the form and the letter without a script, in one tap with one."""

import re

from club.models import Registration
from cms.outbox.models import OutboxMessage
from tests.browser.machines import PHONE
from tests.factories import ClubEventPageFactory

REGISTER = "form[action$='/inscription/'] button"
LINK = re.compile(r"https?://[^/\s]+(/fr/club/inscription/\S+)")


def test_a_visitor_registers_without_a_script_and_confirms_by_the_letter(visit, site):
    event = ClubEventPageFactory()
    page = visit(java_script_enabled=False, **PHONE)
    page.goto(event.address("fr"))
    page.locator(REGISTER).click()
    page.wait_for_url("**/inscription/")
    page.fill("[name=name]", "Ines Invent")
    page.fill("[name=email]", "ines@exemple.test")
    page.locator("[name=step][value=send]").click()
    page.wait_for_url("**/inscription/?sent")
    assert not page.context.cookies()
    letter = OutboxMessage.objects.get(recipient="ines@exemple.test")

    page.goto(LINK.search(letter.text)[1])
    registration = Registration.objects.get()
    assert not registration.is_confirmed  # opening the link is not yet a word of hers
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("main form button.button-main").click()
    page.locator("a[href$='invitation.ics']").wait_for()
    registration.refresh_from_db()
    assert registration.is_confirmed
    assert registration.state == "placed"


def test_a_member_registers_in_one_tap_and_cancels(phone, site, member, log_in):
    event = ClubEventPageFactory(members_only=True)
    log_in(phone, member)
    phone.goto(event.address("fr"))
    phone.locator(REGISTER).tap()
    phone.wait_for_url("**/club/inscription/**")
    registration = Registration.objects.get(user=member)
    assert registration.is_confirmed
    assert registration.state == "placed"

    phone.goto("/fr/club/mon-club/")
    phone.locator("form[action$='/annuler/'] button").tap()
    phone.locator("main [role=status]").wait_for()
    registration.refresh_from_db()
    assert registration.state == "cancelled"
