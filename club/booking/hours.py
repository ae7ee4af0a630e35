"""A télécentre's day in two halves: what lies before 13:00 of the clock there, and what after."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_date

from club.choices import HalfDay, Part

#: Within the break that most télécentres take, from noon to two.
MIDDAY = time(13)
#: Less than that is no half-day that somebody comes for: what is left of a morning until 13:30.
SHORTEST = timedelta(hours=1)


@dataclass(frozen=True)
class PartOfDay:
    """A part of a day, as people are told of it and choose it."""

    day: date
    part: Part

    @classmethod
    def read(cls, value: str) -> "PartOfDay | None":
        """Return what a form sent (`value`); None where it is no day, or no part of one."""
        day, _space, part = value.partition(" ")
        try:
            read = parse_date(day)
        except ValueError:  # the 30th of February
            return None
        return cls(read, Part(part)) if read and part in Part else None

    @property
    def value(self) -> str:
        """What a form sends of it: ``2027-03-15 am``."""
        return f"{self.day.isoformat()} {self.part.value}"


def hours_of(timetable, day: date, part: str) -> tuple:
    """Return the spans in which a place with this `timetable` is open in that `part` of `day`;
    none where it is closed, and none where nobody knows."""
    spans = timetable.spans_on(day)
    return tuple(span for half in Part(part).halves for span in _within(spans, half))


def begins_at(day: date, part: str, spans: tuple) -> datetime:
    """Return the moment at which a `part` of `day` begins; where no hours are known, midnight or
    13:00."""
    if spans:
        return spans[0].on(day)[0]
    return _moment(day, MIDDAY if Part(part) == Part.AFTERNOON else time.min)


def ends_at(day: date, part: str, spans: tuple) -> datetime:
    """Return the moment at which it ends; where no hours are known, 13:00 or the day's end."""
    if spans:
        return spans[-1].on(day)[1]
    return _moment(day, MIDDAY if Part(part) == Part.MORNING else time.max)


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour)).astimezone(UTC)


def _within(spans: tuple, half: HalfDay) -> list:
    if half == HalfDay.MORNING:
        cut = [replace(span, closes=min(span.closes, MIDDAY)) for span in spans]
    else:
        cut = [replace(span, opens=max(span.opens, MIDDAY)) for span in spans]
    kept = [span for span in cut if span.opens < span.closes]
    return kept if sum(map(_length, kept), timedelta()) >= SHORTEST else []


def _length(span) -> timedelta:
    """Return how long `span` is by the clock: the night on which it changes is not among them."""
    any_day = date.min
    return datetime.combine(any_day, span.closes) - datetime.combine(any_day, span.opens)
