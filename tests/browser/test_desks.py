"""A desk for the day: taken from the table by a member, asked for by a guest."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from club.models import DeskBooking, DeskRequest
from cms.outbox.models import OutboxMessage
from tests.browser.machines import PHONE
from tests.factories.club import ClubIndexPageFactory, DeskSettingsFactory
from tests.factories.telecentres import TelecentrePageFactory

LINK = re.compile(r"https?://[^/\s]+(/fr/club/bureaux/reponse/\S+)")
A_PERSON_TYPES = 4_100  # milliseconds, at least


@pytest.fixture
def telecentre(site, marciac):
    ClubIndexPageFactory()
    settings = DeskSettingsFactory(telecentre=TelecentrePageFactory(parent=marciac))
    return settings.telecentre


def test_a_member_books_a_desk_from_the_table_and_gives_it_back(phone, telecentre, member, log_in):
    log_in(phone, member)
    phone.goto(f"/fr/club/bureaux/{telecentre.pk}/reserver/")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    phone.locator("button[name=time]").last.tap()
    phone.locator("main [role=status]").wait_for()
    booking = DeskBooking.objects.get(user=member)
    assert booking.slots.exists()
    phone.locator("form[action$='/rendre/'] button").tap()
    phone.locator("form[action$='/rendre/']").wait_for(state="detached")
    booking.refresh_from_db()
    assert booking.is_cancelled
    assert not booking.slots.exists()


def test_a_guest_asks_for_a_desk_and_the_host_says_yes_by_the_letter(visit, telecentre, committee):
    day = timezone.localdate() + timedelta(days=7)
    day += timedelta(days=-day.weekday() % 7)  # a Monday: it is open
    guest = visit(**PHONE)
    guest.goto(f"/fr/club/bureaux/{telecentre.pk}/")
    guest.check("[name=wanted][value=desk]")
    guest.fill("[name=day]", f"{day:%d/%m/%Y}")
    guest.check("[name=part][value=am]")
    guest.fill("[name=name]", "Léa Invent")
    guest.fill("[name=email]", "lea@exemple.test")
    guest.wait_for_timeout(A_PERSON_TYPES)
    guest.locator("[name=step][value=send]").tap()
    guest.wait_for_url("**/?envoye=1")
    assert not DeskBooking.objects.exists()

    host = visit(java_script_enabled=False, **PHONE)
    letter = OutboxMessage.objects.get(recipient=committee.email)
    host.goto(LINK.search(letter.text)[1])
    assert DeskRequest.objects.get().state == "waiting"
    host.locator("button[name=yes]").click()
    host.locator("button[name=yes]").wait_for(state="detached")
    request = DeskRequest.objects.get()
    assert request.state == "accepted"
    assert (request.booking.day, request.booking.slots.count()) == (day, 1)
    assert OutboxMessage.objects.filter(recipient="lea@exemple.test").count() == 2
