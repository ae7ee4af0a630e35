"""The way to register for a meeting, and when it is, from any template of the club."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from club.addresses import registration_address
from club.events.entries import entry_of
from club.registering import opening, places

register = template.Library()


@register.simple_tag
def registering_of(event, counted=None) -> dict:
    """Return what the page of `event` says of registering, the same to all who read it.

    ``why_closed`` (a code of `opening.Closed`, or None), ``places`` and ``address``: one query
    while it is open, none otherwise. `counted`: the places, where they were counted with those of
    other meetings.
    """
    why = opening.closed(event)
    return {
        "why_closed": why,
        "places": None if why else counted or places.places_of(event),
        "address": registration_address(event),
    }


@register.simple_tag
def register_at(event) -> str:
    """Return where one registers for `event`."""
    return registration_address(event)


@register.simple_tag
def meeting_moment(event) -> str:
    """Return when `event` is, in words, by the clock of the Gers: its day and hours; of a meeting
    of several days its first and its last moment."""
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if starts.date() == ends.date():
        return _("%(day)s, %(from)s to %(to)s") % {
            "day": _day(starts),
            "from": time_format(starts),
            "to": time_format(ends),
        }
    return _("from %(first_day)s, %(from)s, to %(last_day)s, %(to)s") % {
        "first_day": _day(starts),
        "from": time_format(starts),
        "last_day": _day(ends),
        "to": time_format(ends),
    }


@register.simple_tag
def meeting_place(event) -> str:
    """Return where `event` is, in words; empty where nothing is said."""
    return entry_of(event).location


def _day(moment) -> str:
    return _("%(weekday)s, %(day)s") % {
        "weekday": date_format(moment, "l"),
        "day": date_format(moment, "DATE_FORMAT"),
    }
