"""Who gets a place at a meeting, who waits, who moves up, and what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from club.models import ClubEventPage, Registration
from club.registering import acts
from club.registering.moments import held_until
from club.registering.places import before, places_of
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.club.registrations import come, move, register, state
from tests.factories.club import ClubEventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

State = Registration.State
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def meeting(site):
    """One that two people can come to."""
    return ClubEventPageFactory(small=True)


def let_time_pass(registration) -> None:
    """Let the time be over in which `registration` was to be confirmed."""
    Registration.objects.filter(pk=registration.pk).update(held_until=timezone.now() - MINUTE)


def letters(name="ines") -> list[str]:
    rows = OutboxMessage.objects.filter(recipient=f"{name}@exemple.test").order_by("pk")
    return list(rows.values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("begins_in", "held_for"),
    [
        (240 * HOUR, 24 * HOUR),
        (25 * HOUR, 24 * HOUR),
        (10 * HOUR, 9 * HOUR),
        (2 * HOUR, HOUR),
        (80 * MINUTE, 30 * MINUTE),
        (45 * MINUTE, 30 * MINUTE),
        (10 * MINUTE, 10 * MINUTE),
    ],
)
def test_a_place_is_held_for_a_day_and_for_less_near_the_meeting(begins_in, held_for):
    now = timezone.now()
    event = ClubEventPage(starts_at=now + begins_in, ends_at=now + begins_in + HOUR)
    assert held_until(event, now) - now == held_for


def test_who_registers_while_a_meeting_of_several_days_goes_on_has_time_to_confirm():
    now = timezone.now()
    event = ClubEventPage(
        starts_at=now - HOUR, ends_at=now + 48 * HOUR, register_until=now + 4 * HOUR
    )
    assert held_until(event, now) - now == HOUR / 2


def test_a_member_has_a_place_at_once(meeting, member):
    registration = acts.register_account(meeting, user=member)
    assert (registration.state, registration.number) == (State.PLACED, 1)
    assert registration.is_confirmed and registration.held_until is None
    assert (registration.user, registration.name) == (member, "Maud Membre")
    assert acts.register_account(meeting, user=member) == registration
    assert OutboxMessage.objects.filter(recipient=member.email).count() == 1


def test_who_comes_by_the_form_has_a_place_held_and_confirms_it(meeting):
    registration = register(meeting)
    assert registration.state == State.PLACED and not registration.is_confirmed
    assert abs(registration.held_until - timezone.now() - 24 * HOUR) < MINUTE
    confirmed = acts.confirm(registration)
    assert confirmed.has_place and confirmed.held_until is None
    assert len(letters()) == 2
    acts.confirm(registration)
    assert len(letters()) == 2


def test_a_place_that_is_only_held_is_taken_all_the_same(meeting):
    register(meeting, "Ana"), register(meeting, "Bea")
    assert register(meeting, "Cleo").state == State.WAITING
    assert come(meeting, "Dina").state == State.WAITING
    assert (places_of(meeting).taken, places_of(meeting).waiting) == (2, 2)
    assert places_of(meeting).left == 0


def test_a_place_not_confirmed_in_time_goes_to_the_first_who_waits(meeting):
    late, _other = register(meeting, "Ana"), come(meeting, "Bea")
    first, second = come(meeting, "Cleo"), come(meeting, "Dina")
    let_time_pass(late)
    assert places_of(meeting).taken == 1
    acts.fill(meeting)
    assert [state(one) for one in (late, first, second)] == ["lapsed", "placed", "waiting"]
    assert before(second) == 0
    with pytest.raises(Refused):
        acts.confirm(late)
    assert len(letters("ana")) == 1


def test_who_has_not_confirmed_yet_keeps_the_turn_and_nobody_overtakes_them(meeting):
    leaver, _stays = come(meeting, "Ana"), come(meeting, "Bea")
    slow, next_one = register(meeting, "Cleo"), come(meeting, "Dina")
    acts.cancel(leaver)
    assert [state(slow), state(next_one)] == ["waiting", "waiting"]
    assert come(meeting, "Eva").state == State.WAITING
    assert acts.confirm(slow).has_place
    assert state(next_one) == State.WAITING
    assert len(letters("cleo")) == 2, "asked to confirm, then told of the place"


def test_a_turn_not_confirmed_in_time_passes_to_the_next(meeting):
    leaver, _stays = come(meeting, "Ana"), come(meeting, "Bea")
    slow, next_one = register(meeting, "Cleo"), come(meeting, "Dina")
    acts.cancel(leaver)
    let_time_pass(slow)
    acts.fill(meeting)
    assert [state(slow), state(next_one)] == ["lapsed", "placed"]


def test_who_confirms_a_turn_while_it_is_full_waits_and_is_told_so(meeting):
    come(meeting, "Ana"), come(meeting, "Bea")
    waits = acts.confirm(register(meeting, "Cleo"))
    assert waits.state == State.WAITING and waits.is_confirmed
    assert len(letters("cleo")) == 2


def test_a_form_in_doubt_holds_no_place_before_it_is_confirmed(meeting):
    doubtful = register(meeting, "Ana", doubt="links")
    assert doubtful.state == State.WAITING and letters("ana")
    assert places_of(meeting).waiting == 0
    assert come(meeting, "Bea").has_place and come(meeting, "Cleo").has_place
    assert acts.confirm(doubtful).state == State.WAITING
    other = register(ClubEventPageFactory(small=True), "Ana", doubt="fast")
    assert acts.confirm(other).has_place


def test_the_same_address_is_registered_once_and_written_to_again(meeting):
    registration = register(meeting)
    assert register(meeting, email="INES@exemple.test") == registration
    acts.confirm(registration)
    assert register(meeting) == registration
    assert meeting.registrations.count() == 1
    assert len(OutboxMessage.objects.filter(recipient__iexact="ines@exemple.test")) == 4


def test_a_member_who_had_sent_the_form_is_confirmed_by_the_tap(meeting, member):
    sent = register(meeting, email=member.email.upper())
    tapped = acts.register_account(meeting, user=member)
    assert tapped == sent and tapped.has_place and tapped.user == member


def test_who_cancelled_may_register_again_at_the_end_of_the_list(meeting):
    first = come(meeting, "Ana")
    come(meeting, "Bea")
    acts.cancel(first)
    come(meeting, "Cleo")
    again = come(meeting, "Ana")
    assert (again.number, again.state) == (4, State.WAITING)


def test_cancelling_moves_exactly_one_up_and_writes_to_them_once(meeting):
    leaver, _stays, first, second = (come(meeting, name) for name in ("Ana", "Bea", "Cleo", "Dina"))
    acts.cancel(leaver), acts.cancel(leaver), acts.fill(meeting)
    assert [state(first), state(second)] == ["placed", "waiting"]
    assert (len(letters("ana")), len(letters("cleo")), len(letters("dina"))) == (2, 2, 1)


def test_giving_back_what_was_never_confirmed_writes_to_nobody(meeting):
    acts.cancel(register(meeting))
    assert len(letters()) == 1


def test_nothing_is_cancelled_once_the_meeting_has_begun(meeting):
    registration = come(meeting)
    move(meeting, starts_at=timezone.now() - MINUTE, ends_at=timezone.now() + HOUR)
    with pytest.raises(Refused):
        acts.cancel(registration)
    assert state(registration) == State.PLACED


def test_nobody_moves_up_once_the_meeting_has_begun(meeting):
    RegistrationFactory(event=meeting, number=1, waiting=True)
    move(meeting, starts_at=timezone.now() - MINUTE, ends_at=timezone.now() + HOUR)
    acts.fill(meeting)
    assert not meeting.registrations.placed().exists()


def test_more_places_move_the_list_up_and_fewer_throw_nobody_out(meeting):
    people = [come(meeting, name) for name in ("Ana", "Bea", "Cleo", "Dina", "Eva")]
    move(meeting, capacity=4)
    acts.meeting_changed(meeting)
    assert [state(one) for one in people] == ["placed"] * 4 + ["waiting"]
    move(meeting, capacity=1)
    acts.meeting_changed(meeting)
    assert [state(one) for one in people] == ["placed"] * 4 + ["waiting"]
    acts.cancel(people[0])
    assert state(people[4]) == State.WAITING
    move(meeting, capacity=None)
    acts.meeting_changed(meeting)
    assert state(people[4]) == State.PLACED
