"""Working days: the holidays of France, and what is counted without them."""

from datetime import date, timedelta

import pytest

from cms.working_days import (
    add_working_days,
    easter,
    is_public_holiday,
    is_working_day,
    working_days_between,
)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year, day):
    assert easter(year) == day


def test_the_public_holidays_of_a_year():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [f"{day:%d/%m}" for day in days if is_public_holiday(day)] == (
        [
            "01/01",
            "06/04",
            "01/05",
            "08/05",
            "14/05",
            "25/05",
            "14/07",
            "15/08",
            "01/11",
            "11/11",
            "25/12",
        ]
    )


@pytest.mark.parametrize(
    ("day", "number", "later"),
    [
        (date(2026, 11, 23), 3, date(2026, 11, 26)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday to Monday
        (date(2026, 4, 30), 1, date(2026, 5, 4)),  # 1 May is a Friday
        (date(2026, 8, 14), 3, date(2026, 8, 19)),  # 15 August is a Saturday: nothing is lost
        (date(2027, 8, 13), 3, date(2027, 8, 18)),  # and a Sunday
        (date(2026, 12, 24), 7, date(2027, 1, 6)),  # Christmas and the new year, both Fridays
        (date(2026, 5, 13), 7, date(2026, 5, 26)),  # Ascension and Whit Monday
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_days_are_counted_without_weekends_and_holidays(day, number, later):
    assert add_working_days(day, number) == later
    assert working_days_between(day, later) == number
    assert number == 0 or is_working_day(later)
    assert working_days_between(day, later - timedelta(days=1)) == max(number - 1, 0)


def test_nothing_is_counted_backwards():
    assert working_days_between(date(2026, 11, 27), date(2026, 11, 23)) == 0
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 11, 27), -1)
