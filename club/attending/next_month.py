"""When a meeting takes place again: the third Thursday stays the third Thursday."""

from datetime import date, datetime, timedelta

from django.utils import timezone

WEEK = 7


def same_weekday(day: date, months: int) -> date:
    """Return the day that has the place of `day` in its month, so many `months` later.

    The second Tuesday gives the second Tuesday; a fifth one, in a month of four, the last.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    to_weekday = (day.weekday() - first.weekday()) % WEEK
    found = first + timedelta(days=to_weekday + (day.day - 1) // WEEK * WEEK)
    return found if found.month == first.month else found - timedelta(days=WEEK)


def next_start(starts_at: datetime, now: datetime) -> datetime:
    """Return when a meeting that began at `starts_at` begins again, at the same hour of the clock
    in the Gers: a month later, or in the first month in which that is still to come at `now`."""
    here, today = timezone.localtime(starts_at), timezone.localtime(now)
    months = max(1, (today.year - here.year) * 12 + today.month - here.month)
    while (found := _at_clock(same_weekday(here.date(), months), here)) <= now:
        months += 1
    return found


def moved(moment: datetime, *, old_start: datetime, new_start: datetime) -> datetime:
    """Return `moment`, which belongs to a meeting that moves, as many days from its beginning as
    before and at the same hour of the clock."""
    here = timezone.localtime(moment)
    days = here.date() - timezone.localdate(old_start)
    return _at_clock(timezone.localdate(new_start) + days, here)


def _at_clock(day: date, clock: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock.time().replace(fold=0)))
