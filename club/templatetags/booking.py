"""Desks that are booked, and those that are free, for templates."""

from django import template
from django.utils import timezone

from club.booking.free import free, settings_of
from club.booking.hours import hours_of

register = template.Library()

#: How far the next days on which it is open are looked for, and how many are shown.
DAYS_AHEAD, DAYS_SHOWN = 7, 2


@register.simple_tag
def hours(booking) -> tuple:
    """Return the spans in which the télécentre of `booking` is open for it; none where nobody
    knows."""
    return hours_of(booking.telecentre.timetable, booking.day, booking.part)


@register.inclusion_tag("club/booking/free_places.html")
def free_places(telecentre) -> dict:
    """Show how many desks of `telecentre` are free on the next two days that it is open.

    Only where members book directly: elsewhere nobody writes down who comes, and all would seem
    free. The same for every reader.
    """
    settings = settings_of(telecentre)
    if settings is None or not settings.is_open_to_members or not settings.desks:
        return {"days": []}
    coming = free(telecentre, timezone.localdate(), DAYS_AHEAD)
    days = [day for day in coming if any(half.is_open and not half.is_over for half in day.halves)]
    return {"days": days[:DAYS_SHOWN], "desks": settings.desks, "telecentre": telecentre}
