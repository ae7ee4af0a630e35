"""Silent hosts, guests who wait, what the clock closes and empties."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from club.desks import following, retention
from club.desks.round import DesksPart
from club.models import DeskRequest
from tests import factories
from tests.factories.club import DeskRequestFactory
from villages.opening_hours import PARIS

from .desk_scenes import MONDAY, TUESDAY, letters, text_of

FRIDAY = datetime(2026, 11, 27, 16, tzinfo=PARIS)


def asked(created_at: datetime, day: date) -> DeskRequest:
    return DeskRequest(created_at=created_at, day=day)


@pytest.mark.parametrize(
    ("created_at", "day", "due"),
    [
        (MONDAY, TUESDAY, MONDAY + timedelta(days=2)),
        # over the weekend
        (FRIDAY, date(2026, 12, 4), datetime(2026, 12, 1, 16, tzinfo=PARIS)),
        # the day is far: the weekly mail says it until a week before
        (FRIDAY, date(2026, 12, 20), datetime(2026, 12, 13, 16, tzinfo=PARIS)),
        # the day is near: the day before at noon
        (MONDAY, date(2026, 11, 25), datetime(2026, 11, 24, 12, tzinfo=PARIS)),
        # for tomorrow: a host has three hours in any case
        (MONDAY, date(2026, 11, 24), MONDAY + timedelta(hours=3)),
        # the clocks change between
        (
            datetime(2027, 3, 26, 10, tzinfo=PARIS),
            date(2027, 4, 2),
            datetime(2027, 3, 30, 10, tzinfo=PARIS),
        ),
    ],
)
def test_a_silent_host_is_reminded_after_two_working_days_or_before_the_day(created_at, day, due):
    assert following.reminder_due_at(asked(created_at, day)) == due


@pytest.mark.parametrize(
    ("created_at", "due"),
    [
        (MONDAY, datetime(2026, 11, 30, 17, tzinfo=PARIS)),
        (
            datetime(2026, 11, 30, 18, tzinfo=PARIS),
            datetime(2026, 11, 30, 21, tzinfo=PARIS),
        ),
    ],
)
def test_a_guest_is_told_the_evening_before(created_at, due):
    assert following.warning_due_at(asked(created_at, TUESDAY)) == due


@pytest.fixture
def waiting(marciac, committee):
    telecentre = factories.TelecentrePageFactory(parent=marciac, contact_phone="05 62 00 00 00")
    factories.ClubIndexPageFactory(parent=marciac.parent_page.parent_page)
    with time_machine.travel(MONDAY, tick=False):
        yield DeskRequestFactory(telecentre=telecentre, day=TUESDAY, message="Bonjour.")


@pytest.mark.django_db
def test_one_reminder_and_one_warning_are_written(waiting, committee):
    wednesday = MONDAY + timedelta(days=2)
    assert [following.remind_hosts(now) for now in (MONDAY, wednesday, wednesday)] == [0, 1, 0]
    assert "/reponse/" in text_of(letters(committee.email)[-1])
    eve = datetime(2026, 11, 30, 17, tzinfo=PARIS)
    assert [following.warn_guests(now) for now in (wednesday, eve, eve)] == [0, 1, 0]
    assert "+33" in text_of(letters(waiting.email)[-1]) or "05 62" in text_of(
        letters(waiting.email)[-1]
    )
    assert len(letters()) == 2


@pytest.mark.django_db
def test_the_weekly_mail_says_who_still_waits(waiting, committee, colleague, member):
    part, tomorrow = DesksPart(), MONDAY.date() + timedelta(days=1)
    assert part.people(MONDAY.date()) == set()  # they have just had the letter
    assert part.people(tomorrow) == {committee.pk, colleague.pk}
    (item,) = part.part(colleague, tomorrow).items
    assert "/reponse/" in item.links[0][1]
    assert part.part(member, tomorrow) is None
    DeskRequest.objects.update(state="declined")
    assert part.people(tomorrow) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["held", "proposed", "accepted", "declined", "withdrawn"])
def test_nobody_is_reminded_of_what_does_not_wait_for_a_host(waiting, state):
    DeskRequest.objects.update(state=state)
    late = MONDAY + timedelta(days=5)
    assert following.remind_hosts(late) == following.warn_guests(late) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "closed"),
    [("waiting", 1), ("held", 1), ("proposed", 0), ("accepted", 0), ("declined", 0)],
)
def test_what_nobody_answered_is_closed_when_its_day_is_over(waiting, state, closed):
    proposed = TUESDAY + timedelta(days=2) if state == "proposed" else None
    DeskRequest.objects.update(state=state, proposed_day=proposed)
    on_the_day = datetime(2026, 12, 1, 23, 30, tzinfo=PARIS)
    assert following.close_over(on_the_day) == 0
    assert following.close_over(on_the_day + timedelta(hours=1)) == closed
    if proposed:
        assert following.close_over(on_the_day + timedelta(days=3)) == 1
        assert DeskRequest.objects.get().state == "unanswered"


@pytest.mark.django_db
def test_a_year_after_the_day_nothing_personal_is_left_and_the_figures_stay(waiting, committee):
    DeskRequest.objects.update(state="declined", words="Travaux.", answered_by=committee)
    a_year = datetime(2027, 12, 1, 5, tzinfo=PARIS)
    assert retention.erase_desk_requests(a_year) == 0
    later = a_year + timedelta(days=1)
    assert retention.erase_desk_requests(later) == 1 and retention.erase_desk_requests(later) == 0
    erased = DeskRequest.objects.get()
    assert {getattr(erased, name) for name in DeskRequest.PERSONAL} == {""}
    assert erased.answered_by is None and (erased.state, erased.day) == ("declined", TUESDAY)


@pytest.mark.django_db
def test_what_was_proposed_for_later_is_kept_for_longer(waiting):
    DeskRequest.objects.update(proposed_day=date(2027, 3, 1), state="accepted")
    assert retention.erase_desk_requests(datetime(2028, 2, 1, tzinfo=PARIS)) == 0
    assert retention.erase_desk_requests(datetime(2028, 3, 2, tzinfo=PARIS)) == 1


@pytest.mark.django_db
def test_what_was_thrown_away_is_deleted_after_a_month(waiting):
    DeskRequest.objects.update(state="discarded", answered_at=MONDAY)
    assert retention.erase_desk_requests(MONDAY + timedelta(days=30)) == 0
    assert retention.erase_desk_requests(MONDAY + timedelta(days=32)) == 1
    assert not DeskRequest.objects.exists()
