"""The days on which offices work: Monday to Friday, without the public holidays of France."""

from datetime import date, timedelta

#: (month, day) of the holidays that do not move (Code du travail, L3133-1).
FIXED = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
#: Days after Easter Sunday: Easter Monday, Ascension, Whit Monday.
AFTER_EASTER = [1, 39, 50]
SATURDAY = 5
ONE_DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Return Easter Sunday of `year`, in the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def is_public_holiday(day: date) -> bool:
    """Whether nobody has to work on `day` in the whole of France."""
    moving = {easter(day.year) + timedelta(days=days) for days in AFTER_EASTER}
    return (day.month, day.day) in FIXED or day in moving


def is_working_day(day: date) -> bool:
    """Whether offices are open on `day`."""
    return day.weekday() < SATURDAY and not is_public_holiday(day)


def working_days_between(day: date, later: date) -> int:
    """Return how many working days come after `day`, `later` being the last that counts.

    From a Friday to the Monday after it: 1. When `later` is not later: 0.
    """
    days = ((later - day).days if later > day else 0) + 1
    return sum(is_working_day(day + timedelta(days=n)) for n in range(1, days))


def add_working_days(day: date, number: int) -> date:
    """Return the working day that comes `number` working days after `day`; with 0, `day`.

    Raises ``ValueError`` for a negative number.
    """
    if number < 0:
        raise ValueError("Working days are counted forwards.")
    for _number in range(number):
        day += ONE_DAY
        while not is_working_day(day):
            day += ONE_DAY
    return day
