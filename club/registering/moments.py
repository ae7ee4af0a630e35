"""How long a place is held, and until when anything can be done about it."""

from datetime import datetime, timedelta

#: Who registers by the form opens their mail within a day.
HELD = timedelta(hours=24)
#: Near the meeting less: who waits still has to be told, and to come.
FREE_BEFORE = timedelta(hours=1)
#: At the last moment, as long as it takes to read a mail.
HELD_AT_LEAST = timedelta(minutes=30)
#: How long after its end letters still lead to a registration.
LINKS_LAST = timedelta(days=7)


def last_moment(event) -> datetime:
    """Return until when places are given: its beginning, or later where one registers later."""
    return max(event.starts_at, event.registration_closes_at)


def held_until(event, now: datetime) -> datetime:
    """Return until when a place of `event` taken at `now` waits to be confirmed by mail: a day,
    but no later than an hour before the meeting, and half an hour if it is nearer."""
    near = max(event.starts_at - FREE_BEFORE, now + HELD_AT_LEAST)
    return min(now + HELD, near, last_moment(event))
