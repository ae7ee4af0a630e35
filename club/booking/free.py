"""What is free at a télécentre, half-day by half-day.

A fixed number of queries, however many days are asked for: the hours, the exceptions, the slots
that are taken, and the host's settings.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from club.choices import HalfDay, Part, Wanted
from club.models import DeskSettings, DeskSlot

from .hours import PartOfDay, begins_at, ends_at, hours_of

#: How many days are looked through for the next free times.
LOOKED_AHEAD = 60


@dataclass(frozen=True)
class Capacity:
    """What can be booked somewhere: so many desks (None: nobody said how many), and the room."""

    desks: int | None
    has_room: bool


@dataclass(frozen=True)
class FreeHalf:
    """Half a day somewhere. `spans`: when it is open. `free_desks`: None where nobody knows how
    many there are. `is_known`: whether the place has told its hours."""

    day: date
    half: HalfDay
    spans: tuple
    is_known: bool
    capacity: Capacity
    taken: frozenset[int]

    @property
    def is_open(self) -> bool:
        return bool(self.spans)

    @property
    def part(self) -> Part:
        return Part(self.half.value)

    @property
    def taken_desks(self) -> int:
        return len(self.taken - {DeskSlot.ROOM})

    @property
    def free_desks(self) -> int | None:
        if self.capacity.desks is None:
            return None
        return sum(n not in self.taken for n in range(1, self.capacity.desks + 1))

    @property
    def is_room_free(self) -> bool:
        return self.capacity.has_room and DeskSlot.ROOM not in self.taken

    @property
    def begins_at(self) -> datetime:
        return begins_at(self.day, self.part, self.spans)

    @property
    def is_over(self) -> bool:
        return ends_at(self.day, self.part, self.spans) <= timezone.now()

    def has(self, wanted: str) -> bool:
        """Whether what is `wanted` is free here, open and not over."""
        free = self.is_room_free if wanted == Wanted.ROOM else self.free_desks != 0
        return free and self.is_open and not self.is_over


@dataclass(frozen=True)
class FreeDay:
    """A day somewhere, by its two halves."""

    day: date
    halves: tuple[FreeHalf, FreeHalf]

    @property
    def is_open(self) -> bool:
        return any(half.is_open for half in self.halves)

    def has(self, wanted: str, part: str = Part.DAY) -> bool:
        """Whether what is `wanted` is free in the whole `part`."""
        return all(half.has(wanted) for half in self.of(part))

    def of(self, part: str) -> list[FreeHalf]:
        """Return the halves that a `part` of the day is made of."""
        return [half for half in self.halves if half.half in Part(part).halves]


def settings_of(telecentre) -> DeskSettings | None:
    """Return what the host of `telecentre` has decided by now; None when nobody ever did."""
    return DeskSettings.objects.filter(telecentre=telecentre).first()


def capacity_of(telecentre) -> Capacity:
    """Return what can be booked there: what the host says, else what its page says."""
    if settings := settings_of(telecentre):
        return Capacity(settings.desks, settings.has_room)
    return Capacity(telecentre.desks, bool(telecentre.has_meeting_room))


def free(telecentre, first_day: date, days: int) -> list[FreeDay]:
    """Return what is free there from `first_day` on, day by day, for so many `days`."""
    capacity, timetable = capacity_of(telecentre), telecentre.timetable
    all_days = [first_day + timedelta(days=n) for n in range(days)]
    taken = {}
    slots = DeskSlot.objects.filter(
        telecentre=telecentre, day__range=(first_day, first_day + timedelta(days=days))
    )
    for day, half, place in slots.values_list("day", "half", "place"):
        taken.setdefault((day, half), set()).add(place)
    return [
        FreeDay(
            day,
            tuple(
                FreeHalf(
                    day,
                    half,
                    hours_of(timetable, day, half),
                    timetable.is_known,
                    capacity,
                    frozenset(taken.get((day, half), ())),
                )
                for half in HalfDay
            ),
        )
        for day in all_days
    ]


def next_free(
    telecentre,
    wanted: str,
    *,
    after: date,
    part: str = Part.DAY,
    days: int = LOOKED_AHEAD,
    count: int = 3,
) -> list[PartOfDay]:
    """Return the next times, from the day `after` on and within so many `days`, at which what is
    `wanted` is free there.

    Who wants a whole day hears of half of that same day too; who wants half a day, of any half.
    None are known where the hours are not.
    """
    found = []
    for free_day in free(telecentre, after, max(days, 0)):
        if part != Part.DAY or free_day.day == after:
            parts = [Part.MORNING, Part.AFTERNOON]
        else:
            parts = [Part.DAY]
        found += [PartOfDay(free_day.day, p) for p in parts if free_day.has(wanted, p)]
        if len(found) >= count:
            break
    return found[:count]


def days_left(telecentre, after: date) -> int:
    """Return how many days, from `after` on, members can book there."""
    settings = settings_of(telecentre)
    last = timezone.localdate() + timedelta(days=settings.days_ahead if settings else 0)
    return (last - after).days + 1
