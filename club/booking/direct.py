"""Members who book directly, where the host has opened that."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from club.choices import Part, Wanted
from club.models import DeskBooking, DeskSlot
from cms.editorial.review import Refused

from . import acts
from .free import settings_of
from .hours import begins_at, ends_at, hours_of

#: Half-days ahead that one member may hold at one télécentre: a week of whole days.
MOST_HALF_DAYS = 10
#: What members take themselves; a trial day is for who is no member yet.
BOOKABLE = (Wanted.DESK, Wanted.ROOM)


@transaction.atomic
def book(telecentre, *, user, wanted: str, day: date, part: str) -> DeskBooking:
    """Book for the member `user` and return the booking.

    Raises `Refused` where the host does not take that, and `acts.Full`.
    """
    # of one member's two requests at once, the second counts the first
    get_user_model().objects.select_for_update().get(pk=user.pk)
    settings = settings_of(telecentre)
    if settings is None or not settings.is_open_to_members:
        raise Refused(_("Members do not book directly here any more: ask the host."))
    if wanted not in BOOKABLE:
        raise Refused(_("Choose a desk or the meeting room."))
    today = timezone.localdate()
    if day > today + timedelta(days=settings.days_ahead):
        raise Refused(_("One cannot book that far ahead here."))
    first = Part(part).halves[0]
    if ends_at(day, first, hours_of(telecentre.timetable, day, first)) <= timezone.now():
        raise Refused(_("This time is over: choose a later one."))
    _check_own(telecentre, user, wanted, day, part, today)
    return acts.take(
        telecentre=telecentre,
        wanted=wanted,
        day=day,
        part=part,
        user=user,
        name=user.get_full_name(),
        email=user.email,
        language=user.language,
        origin=DeskBooking.Origin.DIRECT,
    )


@transaction.atomic
def give_back(booking: DeskBooking, *, by) -> DeskBooking:
    """Cancel one's own booking, until it begins. Raises `Refused`."""
    if booking.user_id != by.pk:
        raise Refused(_("This is somebody else’s booking."))
    if not may_give_back(booking):
        raise Refused(_("It has begun: it can no longer be cancelled."))
    return acts.cancel(booking, by_host=False)


def may_give_back(booking: DeskBooking, spans: tuple | None = None) -> bool:
    """Whether its time has not begun yet. `spans`: its hours, where they were read before."""
    if booking.is_cancelled:
        return True  # twice is once
    if spans is None:
        spans = hours_of(booking.telecentre.timetable, booking.day, booking.part)
    return timezone.now() < begins_at(booking.day, booking.part, spans)


def _check_own(telecentre, user, wanted: str, day: date, part: str, today: date) -> None:
    halves = Part(part).halves
    mine = DeskSlot.objects.filter(booking__user=user)
    same_time = mine.filter(day=day, half__in=halves)
    if wanted == Wanted.ROOM:
        same_time = same_time.filter(place=DeskSlot.ROOM)
    else:
        same_time = same_time.exclude(place=DeskSlot.ROOM)
    if same_time.exists():
        raise Refused(_("You have booked this half-day already, here or elsewhere."))
    held = mine.filter(telecentre=telecentre, day__gte=today).count()
    if held + len(halves) > MOST_HALF_DAYS:
        raise Refused(
            _(
                "You hold %(held)s half-days here already, and %(most)s is the most: give one "
                "back, or come first."
            )
            % {"held": held, "most": MOST_HALF_DAYS}
        )
