"""Open or not, at the minute, on the days that differ and on the night when clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from villages.opening_hours import PARIS, Days, Span, SpecialDays, State, Timetable, overlapping

MORNING, AFTERNOON = Span(time(9), time(12)), Span(time(14), time(18))
OFFICE = dict.fromkeys(range(1, 6), (MORNING, AFTERNOON))
MONDAY, FRIDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 28)
AUGUST = SpecialDays(date(2026, 8, 1), date(2026, 8, 31), reason="congés")


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, second), tzinfo=PARIS)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (at(MONDAY, 8, 59, 59), State(False, at(MONDAY, 9))),
        (at(MONDAY, 9), State(True, at(MONDAY, 12))),
        (at(MONDAY, 11, 59, 59), State(True, at(MONDAY, 12))),
        (at(MONDAY, 12), State(False, at(MONDAY, 14))),
        (at(MONDAY, 18), State(False, at(MONDAY + timedelta(days=1), 9))),
        (at(FRIDAY, 18), State(False, at(date(2026, 11, 30), 9))),
        (at(SATURDAY, 10), State(False, at(date(2026, 11, 30), 9))),
    ],
)
def test_it_opens_and_closes_at_the_minute(now, state):
    assert Timetable(OFFICE).state(now) == state


def test_the_reader_may_be_in_another_zone():
    monday_at_nine_in_paris = datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert Timetable(OFFICE).state(monday_at_nine_in_paris).is_open


def test_spans_that_touch_are_one():
    timetable = Timetable({1: (Span(time(8), time(12)), Span(time(12), time(18)))})
    assert timetable.state(at(MONDAY, 11)) == State(True, at(MONDAY, 18))


def test_a_place_without_hours_neither_opens_nor_closes():
    assert Timetable({}).state(at(MONDAY, 9)) == State(False, None)
    assert not Timetable({}).is_known


@pytest.mark.parametrize(
    ("day", "spans"),
    [
        (date(2026, 7, 31), (MORNING, AFTERNOON)),
        (date(2026, 8, 3), ()),
        (date(2026, 8, 14), (MORNING,)),
        (date(2026, 8, 31), ()),
        (date(2026, 9, 1), (MORNING, AFTERNOON)),
    ],
)
def test_exceptions_win_over_the_week_and_the_shortest_over_the_others(day, spans):
    one_morning = SpecialDays(date(2026, 8, 14), date(2026, 8, 14), (MORNING,))
    assert Timetable(OFFICE, (AUGUST, one_morning)).spans_on(day) == spans


def test_of_two_periods_as_long_the_one_that_begins_last_wins():
    first = SpecialDays(date(2026, 8, 1), date(2026, 8, 7))
    second = SpecialDays(date(2026, 8, 5), date(2026, 8, 11), (MORNING,))
    timetable = Timetable({}, (first, second))
    assert timetable.spans_on(date(2026, 8, 4)) == ()
    assert timetable.spans_on(date(2026, 8, 5)) == (MORNING,)


def test_a_closed_month_is_looked_over():
    state = Timetable(OFFICE, (AUGUST,)).state(at(date(2026, 7, 31), 18))
    assert state == State(False, at(date(2026, 9, 1), 9))


def test_an_exception_alone_opens_a_place_without_a_week():
    open_day = SpecialDays(SATURDAY, SATURDAY, (MORNING,))
    assert Timetable({}, (open_day,)).state(at(SATURDAY, 9)) == State(True, at(SATURDAY, 12))


@pytest.mark.parametrize(
    ("day", "opens", "hours_open"),
    [
        (date(2026, 3, 28), time(0), 4),
        (date(2026, 3, 29), time(0), 3),  # 2 o'clock is skipped
        (date(2026, 10, 25), time(0), 5),  # 2 o'clock comes twice
        (date(2026, 10, 26), time(0), 4),
    ],
)
def test_the_night_on_which_clocks_change_is_as_long_as_it_is(day, opens, hours_open):
    timetable = Timetable({day.isoweekday(): (Span(opens, time(4)),)})
    begins, ends = timetable.spans_on(day)[0].on(day)
    assert ends - begins == timedelta(hours=hours_open)
    assert timetable.state(ends - timedelta(seconds=1)).is_open
    assert not timetable.state(ends).is_open


def test_it_is_open_in_both_hours_that_the_clock_shows_twice():
    day = date(2026, 10, 25)
    timetable = Timetable({7: (Span(time(0), time(4)),)})
    for fold in (0, 1):
        now = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=fold)
        assert timetable.state(now) == State(True, at(day, 4))


def test_public_holidays_are_closed_when_the_place_says_so():
    christmas = date(2026, 12, 25)
    assert Timetable(OFFICE).spans_on(christmas) == (MORNING, AFTERNOON)
    closed = Timetable(OFFICE, is_closed_on_public_holidays=True)
    assert closed.spans_on(christmas) == ()
    assert closed.state(at(christmas, 9)) == State(False, at(date(2026, 12, 28), 9))
    but_open = SpecialDays(christmas, christmas, (MORNING,))
    timetable = Timetable(OFFICE, (but_open,), is_closed_on_public_holidays=True)
    assert timetable.spans_on(christmas) == (MORNING,)


def test_days_of_the_same_hours_are_told_together():
    week = OFFICE | {3: (MORNING,), 6: (MORNING,)}
    assert Timetable(week).days() == [
        Days(1, 2, (MORNING, AFTERNOON)),
        Days(3, 3, (MORNING,)),
        Days(4, 5, (MORNING, AFTERNOON)),
        Days(6, 6, (MORNING,)),
        Days(7, 7, ()),
    ]


def test_coming_exceptions_are_those_that_hold_or_begin_soon():
    past = SpecialDays(date(2026, 11, 1), date(2026, 11, 22))
    now = SpecialDays(date(2026, 11, 1), MONDAY)
    soon = SpecialDays(date(2027, 2, 21), date(2027, 3, 1))
    late = SpecialDays(date(2027, 2, 22), date(2027, 3, 1))
    timetable = Timetable({}, (past, now, soon, late))
    assert timetable.coming(MONDAY) == [now, soon]


@pytest.mark.parametrize(
    ("spans", "pair"),
    [
        ([AFTERNOON, MORNING], None),
        ([MORNING, Span(time(12), time(14))], None),
        ([AFTERNOON, Span(time(11, 59), time(15))], (Span(time(11, 59), time(15)), AFTERNOON)),
        ([MORNING, MORNING], (MORNING, MORNING)),
    ],
)
def test_overlapping(spans, pair):
    assert overlapping(spans) == pair
