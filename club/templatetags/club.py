"""Meetings of the club, in the templates of other rooms too."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from club.events import whereabouts
from club.models import ClubEventPage

register = template.Library()
register.filter("meeting_place_in_short", whereabouts.in_short)

#: So many of a place are shown on its page.
HERE = 3
#: How far people drive for an evening: kilometres as the crow flies, some 45 minutes.
NEAR_KM = 30
#: So many coming meetings are looked through for those nearby: two years, at one a month.
LOOKED_THROUGH = 24


@dataclass(frozen=True)
class Leaf:
    """The leaf of a calendar: ``17`` of ``December 2026``, a ``Thursday``; days as ``3–5``."""

    number: str
    month: str
    weekday: str


@register.filter
def leaf(event) -> Leaf:
    """Return the days of `event` as a card shows them, by the clock of the Gers."""
    first, last = (timezone.localdate(moment) for moment in (event.starts_at, event.ends_at))
    if first == last:
        month = date_format(first, "YEAR_MONTH_FORMAT")
        return Leaf(str(first.day), month, date_format(first, "l"))
    if (first.year, first.month) == (last.year, last.month):
        month = date_format(first, "YEAR_MONTH_FORMAT")
    else:
        month = f"{MONTHS[first.month]} – {date_format(last, 'YEAR_MONTH_FORMAT')}"
    return Leaf(f"{first.day}–{last.day}", month, _("several days"))


@register.filter
def meeting_hours(event) -> str:
    """Return the hours of `event` on its one day; empty where it takes several."""
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if starts.date() != ends.date():
        return ""
    return _("%(from)s to %(to)s") % {"from": time_format(starts), "to": time_format(ends)}


@register.simple_tag(takes_context=True)
def meetings_near(context, page) -> dict:
    """Return the coming meetings in the village or the télécentre `page` as ``here``; where there
    are none, the ``nearest`` one that is not too far, with its `kilometres`.

    `closed` of the context, from `private_q`, is used where the page read it already.
    """
    if page.pk is None:  # the preview of a village that is being added
        return {}
    village = page if hasattr(page, "distance_to") else page.parent_page
    listed = ClubEventPage.objects.listed(context.get("closed")).filter(is_cancelled=False)
    coming = list(listed.coming(timezone.now()).for_cards()[:LOOKED_THROUGH])
    if here := [event for event in coming if event.village_id == village.pk][:HERE]:
        return {"here": here}
    near = []
    for event in coming:
        if event.village:
            event.kilometres = village.distance_to(event.village)
            near.append(event)
    nearest = min(near, key=lambda event: event.kilometres, default=None)
    return {"nearest": nearest} if nearest and nearest.kilometres <= NEAR_KM else {}
