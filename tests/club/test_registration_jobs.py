"""What the clock does with registrations: places released, people reminded, data forgotten."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from club.models import ClubEventPage, Registration
from club.registering import acts, jobs
from cms.outbox.models import OutboxMessage
from cms.outbox.schedule import schedule
from tests import factories
from tests.club.registrations import in_calendar, last_letter, letters
from tests.factories.club import ClubEventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

State = Registration.State
DAY = timedelta(days=1)
ONLINE = "https://visio.exemple.test/salle-12"
#: The day before the clock goes forward, and before a meeting in that night's morning.
NINE = datetime(2027, 3, 27, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
INES = "ines@exemple.test"


@pytest.fixture
def tomorrow():
    """A meeting the day after `NINE`."""
    begins = datetime(2027, 3, 28, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
    return ClubEventPageFactory(
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        is_online=True,
        online_link=ONLINE,
    )


def comes(event, **other):
    long_ago = {"created_at": NINE - 9 * DAY, "confirmed_at": NINE - 9 * DAY, "language": "en"}
    return RegistrationFactory(event=event, **{"email": INES} | long_ago | other)


def test_the_jobs_are_declared():
    declared = {job.name for job in schedule}
    assert {
        "release_club_places",
        "remind_of_club_meetings",
        "erase_club_registrations",
    } <= declared


def test_who_comes_tomorrow_is_reminded_once_in_their_language(tomorrow):
    comes(tomorrow)
    assert (jobs.remind(NINE), jobs.remind(NINE)) == (1, 0)
    (letter,) = letters(INES)
    assert letter.language == "en" and letter.subject.startswith("It is tomorrow")
    assert ONLINE in letter.text and tomorrow.place in letter.text
    assert in_calendar(letter)[1].dtstart == tomorrow.starts_at


@pytest.mark.parametrize(
    "other",
    [
        {"waiting": True},
        {"cancelled": True},
        {"held": True, "confirmed_at": None},
        {"email": ""},
        {"created_at": NINE - timedelta(hours=1), "confirmed_at": NINE - timedelta(hours=1)},
        {"moved_up_at": NINE - timedelta(hours=1)},
    ],
    ids=lambda other: "-".join(other),
)
def test_who_has_no_place_or_was_just_written_to_is_not_reminded(tomorrow, other):
    comes(tomorrow, **other)
    assert jobs.remind(NINE) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"live": False},
        {"is_cancelled": True},
        {"starts_at": NINE + timedelta(hours=3)},
        {"starts_at": NINE + 2 * DAY, "ends_at": NINE + 3 * DAY},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_nobody_is_reminded_of_what_is_not_tomorrow(tomorrow, changes):
    comes(tomorrow)
    ClubEventPage.objects.filter(pk=tomorrow.pk).update(**changes)
    assert jobs.remind(NINE) == 0


def test_a_meeting_put_off_is_reminded_of_again(tomorrow):
    registration = comes(tomorrow, told="before")
    jobs.remind(NINE)
    later = {"starts_at": tomorrow.starts_at + 7 * DAY, "ends_at": tomorrow.ends_at + 7 * DAY}
    ClubEventPage.objects.filter(pk=tomorrow.pk).update(**later)
    acts.meeting_changed(tomorrow)
    assert Registration.objects.get(pk=registration.pk).reminded_at is None
    assert jobs.remind(NINE + 7 * DAY) == 1


def test_places_not_confirmed_in_time_are_released_and_the_list_moves_up():
    event = ClubEventPageFactory(capacity=1)
    late = RegistrationFactory(event=event, number=1, held=True)
    first = RegistrationFactory(event=event, number=2, waiting=True, email=INES)
    assert jobs.release_places() == 0
    Registration.objects.filter(pk=late.pk).update(held_until=timezone.now())
    assert (jobs.release_places(), jobs.release_places()) == (1, 0)
    states = Registration.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == [State.LAPSED, State.PLACED]
    assert len(letters(first.email)) == 1 and in_calendar(last_letter(first.email))
    assert not letters(late.email)


@pytest.mark.parametrize(
    ("state", "days_after", "is_kept"),
    [
        (State.PLACED, 364, True),
        (State.PLACED, 366, False),
        (State.WAITING, 366, False),
        (State.CANCELLED, 29, True),
        (State.CANCELLED, 31, False),
    ],
)
def test_names_are_kept_for_a_time_after_the_meeting(state, days_after, is_kept):
    event = ClubEventPageFactory(past=True)
    user = factories.UserFactory()
    kept = RegistrationFactory(
        event=event, state=state, user=user, phone="05 62 00 00 00", has_come=True
    )
    assert jobs.erase_registrations(event.ends_at + days_after * DAY) == (not is_kept)
    kept.refresh_from_db()
    assert any((kept.name, kept.email, kept.phone, kept.user_id)) == is_kept
    assert (kept.number, kept.has_come, kept.state) == (kept.number, True, state)
    assert (kept.erased_at is None) == is_kept


def test_what_was_never_confirmed_is_forgotten_after_thirty_days():
    now = timezone.now()
    for days in (29, 31):
        RegistrationFactory(
            state=State.LAPSED, held=True, held_until=now - days * DAY, email=f"{days}@exemple.test"
        )
    assert (jobs.erase_registrations(now), jobs.erase_registrations(now)) == (1, 0)
    assert Registration.objects.exclude(email="").get().email == "29@exemple.test"
    assert not OutboxMessage.objects.exists()
