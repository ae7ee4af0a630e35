"""What the link of a letter opens: one's own registration, for who has the letter."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from club.models import Registration
from club.registering.links import address_of
from tests.club.registrations import heading, move
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, RegistrationFactory

REGISTER = "/en/club/conflits/registration/"
ONLINE = "https://visio.exemple.test/salle-12"
State = Registration.State


@pytest.fixture
def meeting(home_page):
    club = ClubIndexPageFactory(parent=home_page)
    return ClubEventPageFactory(
        parent=club, slug="conflits", small=True, is_online=True, online_link=ONLINE
    )


def test_opening_the_link_changes_nothing_and_the_button_gives_the_place_back(visitor, meeting):
    own, waits = (RegistrationFactory(event=meeting, number=n) for n in (1, 2))
    waits.state = State.WAITING
    waits.save()
    move(meeting, capacity=1)
    path = address_of(own, "en")
    for method in (visitor.get, visitor.head):
        method(path, {"cancel": ""})
    assert Registration.objects.get(pk=own.pk).has_place
    answer = visitor.post(path, {"cancel": ""}, follow=True)
    assert heading(answer) == "Your registration is cancelled"
    assert REGISTER in answer.content.decode()
    assert Registration.objects.get(pk=waits.pk).has_place


@pytest.mark.parametrize("button", ["act", "erase"])
def test_another_button_does_nothing(visitor, meeting, button):
    own = RegistrationFactory(event=meeting, held=True)
    assert visitor.post(address_of(own, "en"), {button: ""}).status_code == 200
    own.refresh_from_db()
    assert own.state == State.PLACED and not own.is_confirmed


def test_who_waits_reads_how_many_are_before_them(visitor, meeting):
    first, own = (RegistrationFactory(event=meeting, number=n, waiting=True) for n in (3, 4))
    assert "1 person is before you" in visitor.get(address_of(own, "en")).content.decode()
    assert "You are the first" in visitor.get(address_of(first, "en")).content.decode()


def test_a_forged_link_opens_nothing(visitor, meeting):
    path = address_of(RegistrationFactory(event=meeting), "en")
    assert visitor.get(f"{path[:-3]}AA/").status_code == 404
    assert visitor.post(f"{path[:-3]}AA/", {"cancel": ""}).status_code == 404
    assert Registration.objects.get().has_place


def test_a_link_opens_until_a_week_after_the_meeting(visitor, meeting):
    path = address_of(RegistrationFactory(event=meeting), "en")
    for days, status in ((6, 200), (8, 410)):
        ended = timezone.now() - timedelta(days=days)
        move(meeting, starts_at=ended - timedelta(hours=2), ends_at=ended)
        assert visitor.get(path).status_code == status
    assert visitor.post(path, {"cancel": ""}).status_code == 410
    assert Registration.objects.get().has_place


def test_the_link_says_that_the_meeting_does_not_take_place(visitor, meeting):
    path = address_of(RegistrationFactory(event=meeting, held=True), "en")
    move(meeting, is_cancelled=True, cancellation_words="Elle est prise.")
    shown = visitor.get(path)
    assert heading(shown) == "This meeting does not take place"
    soup = BeautifulSoup(shown.content, "html.parser")
    assert "Elle est prise." in soup.get_text() and not soup.select("main form")
    assert visitor.post(path, {"confirm": ""}).status_code == 409


def test_what_was_not_confirmed_in_time_can_be_sent_again(visitor, meeting):
    own = RegistrationFactory(event=meeting, held=True)
    Registration.objects.update(held_until=timezone.now() - timedelta(minutes=1))
    shown = visitor.get(address_of(own, "en"))
    assert heading(shown) == "Your registration was not confirmed in time"
    assert REGISTER in shown.content.decode()
    assert visitor.post(address_of(own, "en"), {"confirm": ""}).status_code == 409


def test_the_calendar_file_is_for_who_has_a_place(visitor, meeting):
    own = RegistrationFactory(event=meeting)
    answer = visitor.get(f"{address_of(own, 'en')}invitation.ics")
    (event,) = IcsCalendarStream.calendar_from_ics(answer.content.decode()).events
    assert event.summary == meeting.title and ONLINE in event.description
    waits = RegistrationFactory(event=meeting, waiting=True)
    assert visitor.get(f"{address_of(waits, 'en')}invitation.ics").status_code == 404
