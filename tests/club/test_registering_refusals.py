"""Who may not register, cancel or say who has come; and what is done at the door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from club.models import ClubEventPage
from club.registering import acts
from club.registering.places import places_of
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.club.registrations import come, move, register, state
from tests.factories.club import ClubEventPageFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def meeting(site):
    """One that two people can come to."""
    return ClubEventPageFactory(small=True)


@pytest.mark.parametrize(
    "changes",
    [
        {"live": False},
        {"is_cancelled": True},
        {"takes_registrations": False},
        {"register_until": timezone.now() - HOUR},
        {"starts_at": timezone.now() - HOUR},
        {"starts_at": timezone.now() - 2 * HOUR, "ends_at": timezone.now() - HOUR},
    ],
    ids=lambda changes: "+".join(changes),
)
def test_nobody_registers_for_what_is_closed(meeting, changes):
    move(meeting, **changes)
    with pytest.raises(Refused):
        come(meeting)
    assert not meeting.registrations.exists() and not OutboxMessage.objects.exists()


def test_nobody_registers_for_what_was_deleted(meeting):
    kept = ClubEventPage.objects.get(pk=meeting.pk)
    meeting.delete()
    with pytest.raises(Refused):
        come(kept)


@pytest.mark.parametrize("audience", ["all", "candidates"])
def test_a_meeting_for_all_or_for_candidates_takes_members_too(meeting, member, audience):
    move(meeting, audience=audience)
    assert register(meeting).state == acts.register_account(meeting, user=member).state


def test_only_members_register_for_a_meeting_for_members(meeting, member, committee):
    move(meeting, audience="members")
    for refused in (lambda: register(meeting), lambda: tap(meeting, committee)):
        with pytest.raises(Refused):
            refused()
    assert tap(meeting, member).has_place
    assert come(meeting, "Ana").has_place, "whom the CCI writes down itself"


def tap(meeting, user):
    return acts.register_account(meeting, user=user)


def test_who_comes_unregistered_is_written_down_though_it_is_full(meeting, moderator):
    come(meeting, "Ana"), come(meeting, "Bea")
    walked = acts.walk_in(meeting, name="Zoe", by=moderator)
    assert (walked.number, walked.has_come, walked.is_walk_in) == (3, True, True)
    assert acts.walk_in(meeting, name="Ana", email="ana@exemple.test", by=moderator).number == 1
    assert places_of(meeting).taken == 3
    with pytest.raises(Refused):
        acts.walk_in(meeting, name="Zoe", by=factories.UserFactory())


def test_who_waited_and_has_come_has_a_place(meeting, moderator):
    come(meeting, "Ana"), come(meeting, "Bea")
    waits = acts.mark(register(meeting, "Cleo"), has_come=True, by=moderator)
    assert waits.has_place and waits.has_come
    assert acts.mark(waits, has_come=None, by=moderator).has_come is None
    with pytest.raises(Refused):
        acts.mark(waits, has_come=True, by=factories.UserFactory())


def test_nobody_is_marked_as_come_who_cancelled(meeting, moderator):
    gone = acts.cancel(come(meeting))
    with pytest.raises(Refused):
        acts.mark(gone, has_come=True, by=moderator)


def test_only_the_cci_cancels_for_somebody_else(meeting, moderator, member):
    registration = come(meeting)
    with pytest.raises(Refused):
        acts.cancel(registration, by=member)
    assert state(registration) == "placed"
    assert acts.cancel(registration, by=moderator).state == "cancelled"
