"""Many people register, cancel and move up at the same moment: never more than there are places,
everybody in their order, each written to once."""

from collections import Counter

import pytest
from django.db import transaction

from club.models import ClubEventPage, Registration
from club.registering import acts
from cms.outbox.models import OutboxMessage
from tests.at_once import at_once
from tests.factories.club import ClubEventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db(transaction=True)

State = Registration.State


@pytest.fixture
def meeting():
    """One that five people can come to."""
    return ClubEventPageFactory(capacity=5)


def comes(meeting, n: int):
    def act():
        return acts.register(
            meeting,
            name=f"Invitée {n}",
            email=f"invitee.{n}@exemple.test",
            language="fr",
            is_confirmed=True,
        )

    return act


def full(meeting, *, placed: int, waiting: int) -> list[Registration]:
    people = [
        RegistrationFactory(event=meeting, number=n, waiting=n > placed)
        for n in range(1, placed + waiting + 1)
    ]
    meeting.capacity = placed
    meeting.save()
    return people


def numbers(meeting, state) -> list[int]:
    rows = meeting.registrations.filter(state=state).order_by("number")
    return list(rows.values_list("number", flat=True))


def told_of_a_place() -> Counter:
    keys = OutboxMessage.objects.filter(key__endswith="-placed")
    return Counter(keys.values_list("recipient", flat=True))


def test_of_thirty_at_once_five_have_the_last_places_and_the_others_wait_in_order(meeting):
    given = at_once(*[comes(meeting, n) for n in range(30)])
    assert all(isinstance(registration, Registration) for registration in given)
    assert numbers(meeting, State.PLACED) == [1, 2, 3, 4, 5]
    assert numbers(meeting, State.WAITING) == list(range(6, 31))
    assert OutboxMessage.objects.count() == 30
    placed = meeting.registrations.placed().values_list("email", flat=True)
    assert told_of_a_place() == Counter(placed)

    acts.cancel(meeting.registrations.get(number=3))
    assert numbers(meeting, State.PLACED) == [1, 2, 4, 5, 6]
    moved = meeting.registrations.get(number=6)
    assert moved.moved_up_at and told_of_a_place()[moved.email] == 1
    assert sum(told_of_a_place().values()) == 6


def test_two_who_cancel_at_once_make_room_for_two(meeting):
    people = full(meeting, placed=3, waiting=3)
    at_once(lambda: acts.cancel(people[0]), lambda: acts.cancel(people[1]))
    assert numbers(meeting, State.PLACED) == [3, 4, 5]
    assert numbers(meeting, State.WAITING) == [6]
    assert told_of_a_place() == Counter([people[3].email, people[4].email])


def test_one_who_cancels_twice_at_once_makes_room_for_one(meeting):
    people = full(meeting, placed=2, waiting=2)
    at_once(*[lambda: acts.cancel(people[0])] * 4)
    assert numbers(meeting, State.PLACED) == [2, 3]
    assert told_of_a_place() == Counter([people[2].email])


def test_a_place_given_back_and_places_added_at_once_each_move_one_up(meeting):
    people = full(meeting, placed=2, waiting=3)

    def add_a_place():
        with transaction.atomic():
            ClubEventPage.objects.filter(pk=meeting.pk).update(capacity=3)
            acts.meeting_changed(meeting)

    given = at_once(add_a_place, lambda: acts.cancel(people[1]), lambda: acts.fill(meeting))
    assert not any(isinstance(one, Exception) for one in given)
    assert numbers(meeting, State.PLACED) == [1, 3, 4]
    assert told_of_a_place() == Counter([people[2].email, people[3].email])


def test_one_address_sent_many_times_at_once_is_registered_once(meeting):
    given = at_once(*[comes(meeting, 1)] * 6)
    assert {registration.pk for registration in given} == {meeting.registrations.get().pk}
    assert OutboxMessage.objects.count() == 1
