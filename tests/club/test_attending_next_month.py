"""When a duplicated meeting takes place: the same weekday of the month, by the clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from club.attending.next_month import moved, next_start, same_weekday

GERS = ZoneInfo("Europe/Paris")


def at(*moment) -> datetime:
    return datetime(*moment, tzinfo=GERS)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 3, 18), 1, date(2027, 4, 15)),  # third Thursday
        (date(2026, 12, 1), 1, date(2027, 1, 5)),  # first Tuesday, over the new year
        (date(2026, 10, 29), 1, date(2026, 11, 26)),  # a fifth Thursday, then there are four
        (date(2026, 12, 31), 3, date(2027, 3, 25)),
        (date(2027, 1, 25), 13, date(2028, 2, 28)),  # fourth Monday, February of a leap year
    ],
)
def test_the_weekday_keeps_its_place_in_the_month(day, months, expected):
    assert same_weekday(day, months) == expected


def test_the_hour_stays_by_the_clock_over_the_change_to_summer_time():
    found = next_start(at(2027, 3, 18, 18), now=at(2027, 3, 19, 9))
    assert found == at(2027, 4, 15, 18)
    assert found.utctimetuple().tm_hour == 16  # in March it was 17


def test_the_hour_stays_by_the_clock_over_the_change_to_winter_time():
    found = next_start(at(2026, 10, 15, 18, 30), now=at(2026, 10, 1, 9))
    assert (found, found.utctimetuple().tm_hour) == (at(2026, 11, 19, 18, 30), 17)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(2026, 9, 1, 9), at(2026, 9, 15, 18)),  # later this month
        (at(2026, 9, 15, 17, 59), at(2026, 9, 15, 18)),
        (at(2026, 9, 15, 18), at(2026, 10, 20, 18)),
        (at(2026, 1, 2, 9), at(2026, 4, 21, 18)),  # of one to come: the month after it
    ],
)
def test_an_old_meeting_is_repeated_in_the_first_month_that_is_still_to_come(now, expected):
    assert next_start(at(2026, 3, 17, 18), now=now) == expected  # third Tuesday


def test_what_belongs_to_a_meeting_moves_by_days_and_the_clock():
    old, new = at(2027, 3, 18, 18), at(2027, 4, 15, 18)
    assert moved(at(2027, 3, 20, 0, 30), old_start=old, new_start=new) == at(2027, 4, 17, 0, 30)
    assert moved(at(2027, 3, 16, 12), old_start=old, new_start=new) == at(2027, 4, 13, 12)


def test_an_hour_that_the_clock_skips_comes_out_after_the_skip():
    # 2:30 does not exist on 28 March 2027
    found = next_start(at(2027, 2, 28, 2, 30), now=at(2027, 3, 1))
    assert found.utctimetuple()[:5] == (2027, 3, 28, 1, 30)
