"""On which days, and in which parts of them, a télécentre can receive somebody."""

from collections.abc import Iterator
from datetime import date, timedelta

from club.booking.hours import hours_of
from club.choices import Part

#: How many days ahead one asks.
DAYS_AHEAD = 180


def is_open(timetable, day: date, part: str) -> bool:
    """Whether it is open in each half of `part` of `day`, as far as its hours are told."""
    if not timetable.is_known:
        return True
    return all(hours_of(timetable, day, half) for half in Part(part).halves)


def open_days(timetable, after: date, part: str) -> Iterator[date]:
    """Yield the days after `after` on which it is open so, as far ahead as one asks from there."""
    for number in range(1, DAYS_AHEAD + 1):
        day = after + timedelta(days=number)
        if is_open(timetable, day, part):
            yield day
