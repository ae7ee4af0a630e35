"""The meetings as calendar files: all of them to subscribe to, or one to take along."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from club.models import ClubEventPage, ClubIndexPage
from cms.calendars.entries import told
from cms.calendars.writing import SECONDS_KEPT, calendar_response

from .entries import entry_of

#: How long after its end a meeting stays in the calendar: who subscribes finds last year's.
KEPT = timedelta(days=365)


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
@conditional_page
def all_meetings(request, section: str):
    """The coming meetings and those of the last twelve months, cancelled ones too."""
    meetings = _meetings(section).filter(ends_at__gt=timezone.now() - KEPT)
    entries = [entry_of(event) for event in meetings.order_by("starts_at", "pk")]
    return calendar_response(told(entries), filename="club.ics", name=_("The Soho Solo club"))


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
@conditional_page
def one_meeting(request, section: str, slug: str):
    """One meeting that the public may find."""
    event = get_object_or_404(_meetings(section), slug=slug)
    return calendar_response(told([entry_of(event)]), filename=f"{event.slug}.ics")


def _meetings(section: str):
    ClubIndexPage.check_section(section)
    index = ClubIndexPage.objects.listed().first()
    if index is None:
        raise Http404
    return ClubEventPage.objects.listed().child_of(index).with_places()
