"""People who book a télécentre at the same moment, each on a connection of their own."""

from functools import partial

import pytest

from club.booking import acts
from club.booking.acts import Full
from club.models import DeskBooking, DeskSlot
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.at_once import at_once
from tests.factories.club import DeskBookingFactory, DeskSettingsFactory

from .booking import MONDAY, TUESDAY, take

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def last_desk():
    """A télécentre with one desk."""
    telecentre = factories.TelecentrePageFactory()
    DeskSettingsFactory(telecentre=telecentre, desks=1, has_room=False)
    return telecentre


def test_of_twenty_one_has_the_last_desk_and_the_others_hear_when_there_is_one(last_desk):
    given = at_once(
        *[
            partial(take, last_desk, name=f"Membre {n}", email=f"membre.{n}@exemple.test")
            for n in range(20)
        ]
    )
    booked = [one for one in given if isinstance(one, DeskBooking)]
    told = [one for one in given if isinstance(one, Full)]
    assert (len(booked), len(told)) == (1, 19), given
    assert {time.day for full in told for time in full.next_times[:1]} == {TUESDAY}
    assert DeskBooking.objects.count() == 1
    assert DeskSlot.objects.filter(day=MONDAY, place=1).count() == 2


def test_as_many_as_there_are_desks_get_one_each(last_desk):
    last_desk.desk_settings.desks = 3
    last_desk.desk_settings.save()
    given = at_once(*[partial(take, last_desk, part=part) for part in ["am", "pm", "day"] * 3])
    assert not [one for one in given if not isinstance(one, DeskBooking | Full)], given
    slots = list(DeskSlot.objects.values_list("half", "place"))
    assert len(slots) == len(set(slots))
    assert {place for _half, place in slots} == {1, 2, 3}


def test_who_books_while_another_gives_back_has_the_desk_or_is_told(last_desk):
    first = take(last_desk)
    cancelled, *others = at_once(
        partial(acts.cancel, first, by_host=False),
        *[partial(take, last_desk, email=f"membre.{n}@exemple.test") for n in range(3)],
    )
    assert cancelled.is_cancelled
    booked = [one for one in others if isinstance(one, DeskBooking)]
    assert len(booked) <= 1
    assert all(isinstance(one, DeskBooking | Full) for one in others), others
    held = DeskSlot.objects.filter(telecentre=last_desk)
    assert set(held.values_list("booking_id", flat=True)) == {one.pk for one in booked}


def test_cancelling_twice_at_once_writes_one_letter(last_desk):
    booking = DeskBookingFactory(telecentre=last_desk)
    at_once(*[partial(acts.cancel, booking, by_host=True)] * 2)
    assert OutboxMessage.objects.filter(recipient=booking.email).count() == 1
