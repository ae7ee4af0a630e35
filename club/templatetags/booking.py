"""Desks that are booked, and those that are free, for templates."""

from django import template

from club.booking.hours import hours_of

register = template.Library()


@register.simple_tag
def hours(booking) -> tuple:
    """Return the spans in which the télécentre of `booking` is open for it; none where nobody
    knows."""
    return hours_of(booking.telecentre.timetable, booking.day, booking.part)
