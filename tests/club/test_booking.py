"""Taking a place of a télécentre, and giving it back."""

import pytest
from django.db import IntegrityError, transaction
from ical.calendar_stream import IcsCalendarStream

from club.booking import acts
from club.booking.acts import Full
from club.booking.hours import PartOfDay
from club.choices import Part
from club.models import DeskBooking, DeskSlot
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.factories.club import DeskSettingsFactory
from villages.models import OpeningException

from .booking import MONDAY, SUNDAY, TUESDAY, WEDNESDAY, take
from .desk_scenes import calendar_of, letters, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def telecentre(marciac):
    """Two desks and the room, in office hours."""
    page = factories.TelecentrePageFactory(parent=marciac, title="La Ruche")
    DeskSettingsFactory(telecentre=page)
    return page


def places() -> list[tuple[str, int]]:
    return sorted(DeskSlot.objects.values_list("half", "place"))


def test_a_desk_is_the_lowest_free_one_the_same_all_day(telecentre):
    take(telecentre, part="am")
    take(telecentre)
    assert places() == [("am", 1), ("am", 2), ("pm", 2)]


def test_who_comes_all_day_changes_desk_at_noon_rather_than_go_away(telecentre):
    first = take(telecentre, part="am")
    take(telecentre, part="am")
    take(telecentre, part="pm")
    acts.cancel(first, by_host=True)  # free: 1 in the morning, 2 in the afternoon
    booking = take(telecentre)
    assert set(booking.slots.values_list("half", "place")) == {("am", 1), ("pm", 2)}


def test_the_room_is_no_desk_and_a_trial_day_takes_one(telecentre):
    take(telecentre, wanted="room")
    take(telecentre, wanted="trial")
    assert places() == [("am", 0), ("am", 1), ("pm", 0), ("pm", 1)]
    with pytest.raises(Full):
        take(telecentre, wanted="room", part="am")


def test_what_is_full_is_told_with_the_next_free_times(telecentre):
    take(telecentre)
    take(telecentre, part="am")
    with pytest.raises(Full) as whole:
        take(telecentre)
    with pytest.raises(Full) as morning:
        take(telecentre, part="am")
    assert whole.value.next_times[:2] == [
        PartOfDay(MONDAY, Part.AFTERNOON),
        PartOfDay(TUESDAY, Part.DAY),
    ]
    assert morning.value.next_times == [
        PartOfDay(MONDAY, Part.AFTERNOON),
        PartOfDay(TUESDAY, Part.MORNING),
        PartOfDay(TUESDAY, Part.AFTERNOON),
    ]
    assert DeskBooking.objects.count() == 2
    assert OutboxMessage.objects.count() == 2


@pytest.mark.parametrize("origin", ["direct", "host", "request"])
def test_nobody_books_a_day_that_is_closed(telecentre, origin):
    with pytest.raises(Full) as closed:
        take(telecentre, day=SUNDAY, origin=origin)
    assert closed.value.is_closed


def test_half_a_day_that_is_closed_is_not_taken(telecentre):
    row = OpeningException(first_day=TUESDAY, opens="09:00", closes="12:00", page=telecentre)
    row.save()
    with pytest.raises(Full):
        take(telecentre, day=TUESDAY, origin="direct")
    take(telecentre, day=TUESDAY, origin="request")
    assert places() == [("am", 1)]


def test_where_nobody_told_the_hours_the_host_decides_and_members_do_not_book(marciac):
    page = factories.TelecentrePageFactory(parent=marciac, bare=True)
    with pytest.raises(Full):
        take(page, origin="direct")
    for _n in range(3):  # nobody said how many desks there are
        take(page, day=SUNDAY, origin="request")
    assert places() == [("am", n) for n in (1, 2, 3)] + [("pm", n) for n in (1, 2, 3)]


def test_without_a_word_of_the_host_the_page_says_how_many_desks(marciac):
    page = factories.TelecentrePageFactory(parent=marciac, desks=1)
    take(page)
    with pytest.raises(Full):
        take(page)


def test_the_database_takes_no_second_one_whoever_writes(telecentre):
    booking = take(telecentre)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskSlot.objects.create(
            booking=booking, telecentre=telecentre, place=1, day=MONDAY, half="am"
        )


def test_a_booking_is_confirmed_with_the_entry_for_the_calendar(telecentre):
    take(telecentre, part="pm")
    (letter,) = letters("lea@exemple.test")
    (event,) = IcsCalendarStream.calendar_from_ics(calendar_of(letter)).events
    assert event.dtstart.isoformat() == "2027-03-15T13:00:00+00:00"
    assert event.dtend.isoformat() == "2027-03-15T17:00:00+00:00"
    assert "La Ruche" in event.summary and "Marciac" in event.location
    assert event.status == "CONFIRMED"


def test_hosts_hear_of_members_and_who_answers_a_request_writes_himself(telecentre, committee):
    take(telecentre, origin="direct")
    take(telecentre, day=TUESDAY, origin="request")
    assert sorted(OutboxMessage.objects.values_list("recipient", flat=True)) == sorted(
        ["lea@exemple.test", committee.email]
    )
    (letter,) = letters(committee.email)
    assert letter["Reply-To"] == "lea@exemple.test"
    assert "Léa Invent" in calendar_of(letter)
    assert "Léa" not in letter["Subject"]


def test_cancelling_frees_the_places_strikes_the_entry_out_and_is_done_once(telecentre, committee):
    booking = take(telecentre, origin="direct")
    OutboxMessage.objects.all().delete()
    for _n in range(2):
        acts.cancel(booking, by_host=True, words="Panne de chauffage.\nPardon !")
    assert places() == []
    (letter,) = letters()
    assert letter["To"] == "lea@exemple.test"
    assert "> Panne de chauffage.\n> Pardon !" in text_of(letter)
    calendar = calendar_of(letter)
    assert "METHOD:CANCEL" in calendar and "STATUS:CANCELLED" in calendar
    (event,) = IcsCalendarStream.calendar_from_ics(calendar).events
    assert event.sequence == 1
    booking.refresh_from_db()
    assert booking.is_cancelled and booking.cancelled_by_host


def test_hosts_hear_of_a_guest_who_cancels(telecentre, committee):
    booking = take(telecentre)
    OutboxMessage.objects.all().delete()
    acts.cancel(booking, by_host=False)
    assert [letter["To"] for letter in letters()] == ["lea@exemple.test", committee.email]


def test_who_telephoned_without_an_address_is_not_written_to(telecentre):
    booking = take(telecentre, email="")
    acts.cancel(booking, by_host=True)
    assert not OutboxMessage.objects.exists()


def test_one_guest_has_one_number_until_nobody_knows_who_it_was(telecentre):
    first, second = take(telecentre), take(telecentre, day=TUESDAY, email="LEA@exemple.test")
    other = take(telecentre, email="paul@exemple.test")
    assert first.guest_number == second.guest_number != other.guest_number
    DeskBooking.objects.update(erased_at="2028-04-01T00:00Z", email="")
    assert take(telecentre, day=WEDNESDAY).guest_number != first.guest_number
