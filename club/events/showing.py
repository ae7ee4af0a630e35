"""What the section and the page of a meeting show besides their fields."""

from django.apps import apps
from django.utils import timezone

from club.addresses import MINE
from club.models import ClubEventPage
from cms.editorial.paging import asked_page

from .meeting_filter import MeetingFilter
from .whereabouts import listed_places, stops

PER_PAGE = 12


def shown_on(index, request) -> dict:
    """Return the meetings of the section `index` that `request` asks for.

    The coming ones stand above the first page of the past ones; a year is the archive alone.
    """
    now = timezone.now()
    meetings = ClubEventPage.objects.listed().child_of(index)
    asked = MeetingFilter(request.GET, past=meetings.past(now))
    chosen = asked.chosen(meetings)
    page = asked_page(request, asked.of_year(chosen.past(now)).with_places(), PER_PAGE)
    is_archive = asked.year is not None or page.number > 1
    return {
        "filter": asked,
        "coming": [] if is_archive else list(chosen.coming(now).for_cards()),
        "is_archive": is_archive,
        "page_obj": page,
        "mine": MINE.address(),
        "webcal": f"webcal://{request.get_host()}{index.calendar_address}",
    }


def shown_of(event: ClubEventPage, request) -> dict:
    """Return what the page of the meeting `event` shows besides its fields."""
    listed = listed_places(event)
    return {
        "event": event,
        "is_over": event.is_over(),
        "stops": stops(event, listed),
        **_map(event),
        "speakers": _speakers(event),
        "documents": _documents(event, is_preview=getattr(request, "is_preview", False)),
    }


def _map(event) -> dict:
    """Where it is on the small map: the télécentre's door, or the centre of its village."""
    if not event.village:
        return {}
    here = event.telecentre.place if event.telecentre else event.village
    return {"here": here, "points": type(event.village).objects.listed().points()}


def _speakers(event) -> list:
    """The speakers, each with the `entry` that the public may find, if any."""
    speakers = list(event.speakers.all())  # the rows: a preview has not saved them
    keys = [speaker.member_id for speaker in speakers if speaker.member_id]
    entries = {}
    if keys:
        members = apps.get_model("annuaire.MemberPage").objects.listed()
        entries = members.select_related("locale").in_bulk(keys)
    for speaker in speakers:
        speaker.entry = entries.get(speaker.member_id)
    return speakers


def _documents(event, *, is_preview: bool) -> list:
    """The documents that everybody may read; a preview shows those to be published as well."""
    keys = [row.document_id for row in event.documents.all()]
    if not keys:
        return []
    files = apps.get_model("media.SiteDocument").objects
    found = (files.all() if is_preview else files.public()).in_bulk(keys)
    return [found[key] for key in keys if key in found]
