"""Taking a place of a télécentre, and giving it back.

That nobody takes a place which is somebody's is the database's word (`club_slot_taken_once`): of
two who book at once one is refused by it, and gets the next place, or `Full`.
"""

from datetime import date
from itertools import count, takewhile

from django.db import IntegrityError, transaction
from django.utils import timezone

from club.choices import HalfDay, Part, Wanted
from club.models import DeskBooking, DeskSlot

from . import letters
from .free import LOOKED_AHEAD, capacity_of, days_left, next_free
from .hours import PartOfDay, hours_of

#: More than people ever book at the same moment: each refusal is somebody else's booking.
ATTEMPTS = 100


class Full(Exception):
    """There is no place left. `next_times`: when there is one; `is_closed`: the place is closed
    then, rather than taken."""

    def __init__(self, next_times: list[PartOfDay], *, is_closed: bool = False):
        super().__init__("closed" if is_closed else "full")
        self.next_times = next_times
        self.is_closed = is_closed


@transaction.atomic
def take(
    *,
    telecentre,
    wanted: str,
    day: date,
    part: str,
    user=None,
    name: str,
    email: str,
    phone: str = "",
    language: str,
    origin: str,
) -> DeskBooking:
    """Book for a guest what is `wanted` in a `part` of `day`, and return the booking.

    A desk is the lowest free one, the same all day where there is one. Members who book directly
    get every half-day that they ask for or none; a host who says yes gives those that are open,
    and all where the hours are not known. The guest of a host who answers a request is written to
    by that answer; any other by a letter from here, and so are the hosts.

    Raises `Full`.
    """
    booking = DeskBooking(
        telecentre=telecentre,
        wanted=wanted,
        day=day,
        part=part,
        user=user,
        name=name,
        email=email,
        phone=phone,
        language=language,
        origin=origin,
    )
    halves = _open_halves(telecentre, day, part, origin)
    if not halves:
        raise Full(_next_times(booking), is_closed=True)
    booking.guest_number = _number_of(booking) or booking.guest_number
    for _attempt in range(ATTEMPTS):
        places = _free_places(booking, halves)
        if places is None:
            raise Full(_next_times(booking))
        try:
            with transaction.atomic():
                _write(booking, places)
        except IntegrityError:
            booking.pk = None  # somebody took one of them meanwhile: look again
        else:
            letters.booked(booking)
            return booking
    raise RuntimeError("The database refuses places that it shows as free.")


@transaction.atomic
def cancel(booking: DeskBooking, *, by_host: bool, words: str = "") -> DeskBooking:
    """Give back what `booking` takes, and write to its guest (with the `words` of a host) and,
    where it is the guest who cancels, to the hosts. A second time does nothing."""
    booking = DeskBooking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    if booking.is_cancelled:
        return booking
    booking.cancelled_at = timezone.now()
    booking.cancelled_by_host = by_host
    booking.words = words.strip()
    booking.save(update_fields=["cancelled_at", "cancelled_by_host", "words"])
    booking.slots.all().delete()
    move_down(booking.telecentre, booking.day)
    letters.cancelled(booking)
    return booking


def move_down(telecentre, day: date | None = None) -> None:
    """Give the coming bookings whose desk has a number above those that there are now a lower
    one, where one is free: who sits where was never said. Those of one `day` only, or all."""
    desks = capacity_of(telecentre).desks
    if desks is None:
        return
    coming = DeskSlot.objects.filter(telecentre=telecentre, day__gte=timezone.localdate())
    if day is not None:
        coming = coming.filter(day=day)
    for slot in coming.filter(place__gt=desks).order_by("day", "half", "place"):
        place = _lowest(_taken(telecentre, slot.day)[slot.half], desks)
        if place is None:
            continue
        try:
            with transaction.atomic():
                # one that was given back meanwhile is not there any more, and needs no place
                DeskSlot.objects.filter(pk=slot.pk).update(place=place)
        except IntegrityError:
            continue  # taken meanwhile: this one stays a conflict that the host sees


def _open_halves(telecentre, day: date, part: str, origin: str) -> list[HalfDay]:
    timetable = telecentre.timetable
    halves = list(Part(part).halves)
    is_open = [half for half in halves if hours_of(timetable, day, half)]
    if origin == DeskBooking.Origin.DIRECT:
        return halves if is_open == halves else []
    return is_open if timetable.is_known else halves


def _next_times(booking: DeskBooking) -> list[PartOfDay]:
    is_direct = booking.origin == DeskBooking.Origin.DIRECT
    days = days_left(booking.telecentre, booking.day) if is_direct else LOOKED_AHEAD
    return next_free(
        booking.telecentre, booking.wanted, after=booking.day, part=booking.part, days=days
    )


def _number_of(booking: DeskBooking):
    """Return the number that this guest has by an earlier booking there, while it is known whose
    that was."""
    if not booking.email:
        return None
    earlier = DeskBooking.objects.filter(
        telecentre=booking.telecentre, email__iexact=booking.email, erased_at=None
    )
    return earlier.values_list("guest_number", flat=True).order_by("-pk").first()


def _taken(telecentre, day: date) -> dict[str, set[int]]:
    taken = {half: set() for half in HalfDay}
    slots = DeskSlot.objects.filter(telecentre=telecentre, day=day)
    for half, place in slots.values_list("half", "place"):
        taken[half].add(place)
    return taken


def _free_places(booking: DeskBooking, halves: list[HalfDay]) -> dict[HalfDay, int] | None:
    """Return a free place for each of the `halves`, the same one where possible; None when there
    is none for one of them."""
    capacity = capacity_of(booking.telecentre)
    taken = _taken(booking.telecentre, booking.day)
    if booking.wanted == Wanted.ROOM:
        is_free = capacity.has_room and not any(DeskSlot.ROOM in taken[half] for half in halves)
        return dict.fromkeys(halves, DeskSlot.ROOM) if is_free else None
    same = _lowest(set().union(*(taken[half] for half in halves)), capacity.desks)
    if same is not None:
        return dict.fromkeys(halves, same)
    places = {half: _lowest(taken[half], capacity.desks) for half in halves}
    return None if None in places.values() else places


def _lowest(taken: set[int], desks: int | None) -> int | None:
    numbers = count(1) if desks is None else takewhile(lambda n: n <= desks, count(1))
    return next((n for n in numbers if n not in taken), None)


def _write(booking: DeskBooking, places: dict[HalfDay, int]) -> None:
    booking.save(force_insert=True)
    # one half after the other, and in the same order for everybody: nobody waits in a circle
    for half, place in sorted(places.items()):
        DeskSlot.objects.create(
            booking=booking,
            telecentre=booking.telecentre,
            place=place,
            day=booking.day,
            half=half,
        )
