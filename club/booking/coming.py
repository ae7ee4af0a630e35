"""Who comes to a télécentre, day by day, and which bookings do not fit any more."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from club.choices import HalfDay
from club.models import DeskBooking, DeskSlot

from .free import Capacity, capacity_of
from .hours import hours_of

CLOSED = _("The télécentre is closed then.")
TOO_MANY = _("More desks are booked than there are.")
NO_ROOM = _("The meeting room cannot be booked any more.")


@dataclass(frozen=True)
class Expected:
    """A booking, its hours, its places by half-day, and why it cannot be as booked (or "")."""

    booking: DeskBooking
    spans: tuple
    places: dict[str, int]
    conflict: str

    @property
    def is_room(self) -> bool:
        return DeskSlot.ROOM in self.places.values()

    @property
    def numbers(self) -> list[int]:
        """The numbers of its desks: two where it changes at noon."""
        return sorted(set(self.places.values()) - {DeskSlot.ROOM})


@dataclass(frozen=True)
class ComingDay:
    day: date
    expected: list[Expected]

    def of(self, half: HalfDay) -> list[Expected]:
        """Return who comes in a `half` of the day."""
        return [expected for expected in self.expected if half in expected.places]

    @property
    def halves(self) -> list[tuple[HalfDay, list[Expected]]]:
        return [(half, self.of(half)) for half in HalfDay]


def coming(telecentre, first_day: date, days: int | None = None) -> list[ComingDay]:
    """Return the days from `first_day` on that somebody has booked, for so many `days` or all. A
    fixed number of queries."""
    found = DeskBooking.objects.filter(
        telecentre=telecentre, cancelled_at=None, day__gte=first_day
    ).prefetch_related("slots")
    if days is not None:
        found = found.filter(day__lt=first_day + timedelta(days=days))
    capacity, timetable = capacity_of(telecentre), telecentre.timetable
    expected = [
        _expected(booking, capacity, timetable) for booking in found.order_by("day", "part", "pk")
    ]
    by_day = groupby(expected, key=lambda one: one.booking.day)
    return [ComingDay(day, list(group)) for day, group in by_day]


def _expected(booking: DeskBooking, capacity: Capacity, timetable) -> Expected:
    places = {slot.half: slot.place for slot in booking.slots.all()}
    conflict = ""
    if timetable.is_known and not all(hours_of(timetable, booking.day, half) for half in places):
        conflict = CLOSED
    elif DeskSlot.ROOM in places.values():
        conflict = "" if capacity.has_room else NO_ROOM
    elif capacity.desks is not None and max(places.values(), default=0) > capacity.desks:
        conflict = TOO_MANY
    return Expected(booking, hours_of(timetable, booking.day, booking.part), places, conflict)
