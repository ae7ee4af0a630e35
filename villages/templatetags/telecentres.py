"""Télécentres, in templates: their hours in words."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from villages.opening_hours import PARIS, State
from villages.telecentre_list import TELECENTRES

register = template.Library()
DAYS_A_WEEK = 7


@register.simple_tag
def telecentres_address() -> str:
    """Return the address of the list of all télécentres, in the language that is being read."""
    return TELECENTRES.address()


@register.inclusion_tag("villages/opening_state.html")
def opening_state(timetable) -> dict:
    """Show whether a place is open now, and until or from when; nothing without hours."""
    now = timezone.now()
    state = timetable.state(now)
    is_told = timetable.is_known or state.changes_at is not None
    return {"is_told": is_told, "is_open": state.is_open, "words": state_in_words(state, now)}


@register.filter
def weekday(number: int) -> str:
    """Return the name of a day of the week; 1 is Monday."""
    return WEEKDAYS[number - 1]


@register.filter
def coming_days(timetable) -> list:
    """Return the days to come that differ from an ordinary week."""
    return timetable.coming(timezone.localdate(timezone=PARIS))


def state_in_words(state: State, now: datetime) -> str:
    """Return `state` as one sentence for who reads it at `now`, in the active language."""
    if state.changes_at is None:
        return _("Open now") if state.is_open else _("Closed now")
    change = state.changes_at.astimezone(PARIS)
    hour = time_format(change.time(), "TIME_FORMAT")
    if state.is_open:
        return _("Open now, until %(hour)s") % {"hour": hour}
    today = now.astimezone(PARIS).date()
    days = (change.date() - today).days
    if days == 0:
        return _("Closed now, opens today at %(hour)s") % {"hour": hour}
    if days == 1:
        return _("Closed now, opens tomorrow at %(hour)s") % {"hour": hour}
    if days < DAYS_A_WEEK:
        return _("Closed now, opens on %(weekday)s at %(hour)s") % {
            "weekday": WEEKDAYS[change.weekday()],
            "hour": hour,
        }
    return _("Closed now, opens on %(day)s at %(hour)s") % {
        "day": date_format(change, "DATE_FORMAT"),
        "hour": hour,
    }
