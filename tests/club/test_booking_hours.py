"""Half-days of a télécentre: which hours are in them, what is free in them."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.utils import timezone

from club.booking.free import free, next_free
from club.booking.hours import PartOfDay, begins_at, ends_at, hours_of
from club.choices import Part
from tests import factories
from tests.factories.club import DeskSettingsFactory
from villages.models import OpeningException
from villages.opening_hours import PARIS, Span, SpecialDays, Timetable

from .booking import MONDAY, SUNDAY, take


def span(opens: str, closes: str) -> Span:
    return Span(time.fromisoformat(opens), time.fromisoformat(closes))


def always(*spans: Span, **options) -> Timetable:
    return Timetable(dict.fromkeys(range(1, 8), spans), **options)


@pytest.mark.parametrize(
    ("spans", "morning", "afternoon"),
    [
        ([("09:00", "12:00"), ("14:00", "18:00")], [("09:00", "12:00")], [("14:00", "18:00")]),
        ([("08:00", "18:00")], [("08:00", "13:00")], [("13:00", "18:00")]),
        ([("09:00", "13:00")], [("09:00", "13:00")], []),
        ([("13:00", "19:00")], [], [("13:00", "19:00")]),
        ([("09:00", "13:30")], [("09:00", "13:00")], []),  # half an hour is no afternoon
        ([("12:30", "18:00")], [], [("13:00", "18:00")]),
        ([("09:00", "14:00")], [("09:00", "13:00")], [("13:00", "14:00")]),
        (
            [("07:00", "09:00"), ("10:00", "12:00"), ("17:00", "20:00")],
            [("07:00", "09:00"), ("10:00", "12:00")],
            [("17:00", "20:00")],
        ),
        ([], [], []),
    ],
)
def test_the_day_is_parted_at_one_in_the_afternoon(spans, morning, afternoon):
    timetable = always(*(span(*pair) for pair in spans))
    halves = [tuple(span(*pair) for pair in half) for half in (morning, afternoon)]
    assert hours_of(timetable, MONDAY, Part.MORNING) == halves[0]
    assert hours_of(timetable, MONDAY, Part.AFTERNOON) == halves[1]
    assert hours_of(timetable, MONDAY, Part.DAY) == halves[0] + halves[1]


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2026, 10, 24), 7),
        (date(2026, 10, 25), 8),  # the clock went back in the night
        (date(2027, 3, 27), 8),
        (date(2027, 3, 28), 7),
    ],
)
def test_a_half_day_begins_by_the_clock_of_the_gers(day, utc_hour):
    spans = hours_of(always(span("09:00", "12:00")), day, Part.MORNING)
    begins, ends = begins_at(day, Part.MORNING, spans), ends_at(day, Part.MORNING, spans)
    assert (begins.hour, begins.tzname()) == (utc_hour, "UTC")
    assert (ends - begins).total_seconds() == 3 * 3600


def test_where_no_hours_are_known_halves_meet_at_one():
    assert ends_at(MONDAY, Part.MORNING, ()) == begins_at(MONDAY, Part.AFTERNOON, ())
    assert begins_at(MONDAY, Part.DAY, ()) == datetime(2027, 3, 15, tzinfo=PARIS)
    assert timezone.localdate(ends_at(MONDAY, Part.DAY, ())) == MONDAY


def test_a_public_holiday_is_closed_unless_an_exception_opens_it():
    christmas = date(2026, 12, 25)
    timetable = always(span("09:00", "12:00"), is_closed_on_public_holidays=True)
    assert hours_of(timetable, christmas, Part.DAY) == ()
    opened = SpecialDays(christmas, christmas, (span("10:00", "12:00"),))
    timetable = always(
        span("09:00", "12:00"), special_days=(opened,), is_closed_on_public_holidays=True
    )
    assert hours_of(timetable, christmas, Part.DAY) == (span("10:00", "12:00"),)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2027-03-15 am", PartOfDay(MONDAY, Part.MORNING)),
        ("2027-03-15 day", PartOfDay(MONDAY, Part.DAY)),
        ("2027-02-30 am", None),
        ("2027-03-15 night", None),
        ("2027-03-15", None),
        ("", None),
        ("\x00 am", None),
    ],
)
def test_what_a_form_sends_is_a_part_of_a_day_or_nothing(value, read):
    assert PartOfDay.read(value) == read
    assert read is None or read.value == value


@pytest.fixture
def telecentre(db):
    page = factories.TelecentrePageFactory()
    DeskSettingsFactory(telecentre=page)
    return page


def test_free_places_are_counted_in_as_many_queries_for_a_day_as_for_sixty(
    telecentre, django_assert_num_queries
):
    take(telecentre, part="am")
    take(telecentre, wanted="room", part="pm")
    for days in (1, 60):
        with django_assert_num_queries(4):
            found = free(telecentre, MONDAY, days)
    morning, afternoon = found[0].halves
    assert (morning.free_desks, afternoon.free_desks) == (1, 2)
    assert (morning.is_room_free, afternoon.is_room_free) == (True, False)
    assert not found[(SUNDAY - MONDAY).days].is_open
    assert len(found) == 60


def test_a_half_day_is_offered_until_it_is_over(telecentre):
    def has(hour: int) -> tuple:
        with time_machine.travel(datetime(2027, 3, 15, hour, tzinfo=PARIS), tick=False):
            (day,) = free(telecentre, MONDAY, 1)
            return tuple(day.has("desk", part) for part in ("day", "am", "pm"))

    assert has(11) == (True, True, True)
    assert has(12) == (False, False, True)
    assert has(18) == (False, False, False)


def test_the_next_free_time_jumps_closed_days(telecentre):
    OpeningException(first_day=MONDAY, last_day=SUNDAY, page=telecentre).save()
    after = next_free(telecentre, "desk", after=MONDAY)
    assert [time.day for time in after] == [date(2027, 3, 22), date(2027, 3, 23), date(2027, 3, 24)]
    assert next_free(telecentre, "desk", after=MONDAY, days=7) == []
