"""When a place is open: its week, the days that differ, now and next.

Hours are those of the clock in Europe/Paris; moments are compared in universal time, so that the
night on which the clocks change is counted right. Nothing here reads the clock: `now` and `today`
are given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from cms.working_days import is_public_holiday

PARIS = ZoneInfo("Europe/Paris")
MONDAY, SUNDAY = 1, 7
ONE_DAY = timedelta(days=1)
#: How many days ahead the next opening is looked for: what is further nobody plans.
LOOKED_AHEAD = 366


@dataclass(frozen=True, order=True)
class Span:
    """From `opens` until `closes`, which is not in it any more."""

    opens: time
    closes: time

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Return the moments of `day` at which it begins and ends, in universal time."""
        begins, ends = (
            datetime.combine(day, hour, tzinfo=PARIS).astimezone(UTC)
            for hour in (self.opens, self.closes)
        )
        return begins, ends


@dataclass(frozen=True)
class SpecialDays:
    """Days, both included, that are not like others: open in `spans` only, closed without one."""

    first_day: date
    last_day: date
    spans: tuple[Span, ...] = ()
    reason: str = ""
    #: The code of the language that the reason is in; empty where there is none.
    text_language: str = ""

    @property
    def is_in_active_language(self) -> bool:
        """Whether the reason, if any, is in the language that is being read."""
        return self.text_language in ("", get_language())

    @property
    def is_one_day(self) -> bool:
        return self.first_day == self.last_day

    def hold_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Days:
    """Days of the week (1 is Monday) that follow each other and have the same `spans`."""

    first: int
    last: int
    spans: tuple[Span, ...]

    @property
    def is_one_day(self) -> bool:
        return self.first == self.last

    @property
    def are_two(self) -> bool:
        return self.last == self.first + 1


@dataclass(frozen=True)
class State:
    """Whether a place is open, and the moment at which that changes (None: none is known)."""

    is_open: bool
    changes_at: datetime | None = None


@dataclass(frozen=True)
class Timetable:
    """The hours of an ordinary week by its day (1 is Monday), and the days that differ."""

    week: dict[int, tuple[Span, ...]]
    special_days: tuple[SpecialDays, ...] = ()
    is_closed_on_public_holidays: bool = False

    @classmethod
    def of(cls, hours: Iterable, exceptions: Iterable = (), **options) -> "Timetable":
        """Return the timetable that rows of `OpeningHours` and `OpeningException` tell."""
        week = {}
        for row in hours:
            week.setdefault(row.weekday, []).append(Span(row.opens, row.closes))
        return cls(
            {weekday: tuple(sorted(spans)) for weekday, spans in week.items()},
            tuple(_special_days(exceptions)),
            **options,
        )

    @property
    def is_known(self) -> bool:
        """Whether anybody has told an ordinary week."""
        return bool(self.week)

    def days(self) -> list[Days]:
        """Return the whole week for people, days of the same hours together, closed ones too."""
        weekdays = range(MONDAY, SUNDAY + 1)
        groups = groupby(weekdays, key=lambda weekday: self.week.get(weekday, ()))
        return [Days(days[0], days[-1], spans) for spans, group in groups if (days := [*group])]

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """Return the spans of `day`: of the special days that hold, else of the week.

        The shortest period wins, then the one that begins last: what is said of one day was
        meant for it. A public holiday is closed unless special days say otherwise.
        """
        holding = [special for special in self.special_days if special.hold_on(day)]
        if holding:
            return min(
                holding, key=lambda s: (s.last_day - s.first_day, -s.first_day.toordinal())
            ).spans
        if self.is_closed_on_public_holidays and is_public_holiday(day):
            return ()
        return self.week.get(day.isoweekday(), ())

    def state(self, now: datetime) -> State:
        """Return whether it is open at `now` (aware), and until or from when.

        Spans that touch are one: open from 8 to noon and from noon to 6 is open until 6.
        """
        ends_at = None
        for begins, ends in self._moments_from(now.astimezone(PARIS).date()):
            if ends_at is None:
                if begins > now:
                    return State(False, begins)
                if ends > now:
                    ends_at = ends
            elif begins <= ends_at:
                ends_at = max(ends_at, ends)
            else:
                break
        return State(ends_at is not None, ends_at)

    def coming(self, today: date, days: int = 90) -> list[SpecialDays]:
        """Return the special days that hold `today` or begin in the `days` after it, in order."""
        until = today + timedelta(days=days)
        return [
            special
            for special in self.special_days
            if special.last_day >= today and special.first_day <= until
        ]

    def _moments_from(self, today: date) -> Iterator[tuple[datetime, datetime]]:
        for n in range(LOOKED_AHEAD):
            day = today + n * ONE_DAY
            for span in self.spans_on(day):
                yield span.on(day)


def overlapping(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """Return two of the `spans` of one day that overlap, None when they all stand apart."""
    ordered = sorted(spans)
    return next((pair for pair in pairwise(ordered) if pair[1].opens < pair[0].closes), None)


def _special_days(rows: Iterable) -> Iterator[SpecialDays]:
    """Yield the rows of the same days together, the first days first."""
    by_days = {}
    for row in rows:
        by_days.setdefault((row.first_day, row.ends_on), []).append(row)
    for (first_day, last_day), together in sorted(by_days.items()):
        spans = tuple(sorted(Span(row.opens, row.closes) for row in together if row.opens))
        told = next((row for row in together if row.reason), None)
        reason, language = (told.reason, told.text_language) if told else ("", "")
        yield SpecialDays(first_day, last_day, spans, reason, language)
