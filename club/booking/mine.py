"""What somebody has booked and may give back: on « My club », and above the times to book."""

from dataclasses import dataclass

from django.utils import timezone

from club.choices import Part
from club.models import DeskBooking

from .direct import may_give_back
from .hours import PartOfDay, ends_at, hours_of


@dataclass(frozen=True)
class Held:
    """A coming booking of one's own. `spans`: its hours, none where nobody knows them."""

    booking: DeskBooking
    spans: tuple
    may_give_back: bool

    @property
    def time(self) -> PartOfDay:
        return PartOfDay(self.booking.day, Part(self.booking.part))


def bookings_of(user, telecentre=None) -> list[Held]:
    """Return what `user` has booked and is not over, the next one first; at one `telecentre`
    where it is given. A fixed number of queries."""
    found = (
        DeskBooking.objects.filter(user=user, cancelled_at=None, day__gte=timezone.localdate())
        .select_related("telecentre")
        .prefetch_related("telecentre__opening_hours", "telecentre__opening_exceptions")
        .order_by("day", "part", "pk")
    )
    if telecentre is not None:
        found = found.filter(telecentre=telecentre)
    held = []
    for booking in found:
        spans = hours_of(booking.telecentre.timetable, booking.day, booking.part)
        if ends_at(booking.day, booking.part, spans) > timezone.now():
            held.append(Held(booking, spans, may_give_back(booking, spans)))
    return held
