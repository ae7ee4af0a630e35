"""Calendars as files (RFC 5545, with the properties of RFC 7986 that clients read)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone, translation
from icalendar import Calendar, Event

from .entries import Entry

#: How often a client that subscribes is asked to come back.
REFRESHED_EVERY = timedelta(hours=6)
#: Seconds that a calendar may be shown without asking again.
SECONDS_KEPT = 300
CONTENT_TYPE = "text/calendar; charset=utf-8"


def written(entries: Iterable[Entry], *, name: str = "", method: str = "PUBLISH") -> bytes:
    """Return the calendar of `entries`. `name`: what a calendar to subscribe to is called.

    Moments are written in universal time: no client then needs the rules of our clock.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//{translation.get_language()}//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def invitation(entry: Entry) -> tuple[str, bytes, str]:
    """Return the attachment of a letter that puts `entry` into its reader's calendar, moves it
    there, or strikes it out: name, content and type of a file, for `post_letter`."""
    method = "CANCEL" if entry.is_cancelled else "PUBLISH"
    content = written([entry], method=method)
    return "invitation.ics", content, f"text/calendar; method={method}"


def calendar_response(entries: Iterable[Entry], *, filename: str, name: str = "") -> HttpResponse:
    """Answer with the calendar of `entries`, to subscribe to where it has a `name`."""
    response = HttpResponse(written(entries, name=name), content_type=CONTENT_TYPE)
    kind = "inline" if name else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{filename}"'
    return response


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", (entry.changed_at or timezone.now()).astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.summary)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if isinstance(entry.starts, datetime):
        event.add("dtstart", entry.starts.astimezone(UTC))
        event.add("dtend", entry.ends.astimezone(UTC))
    else:
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.ends + timedelta(days=1))  # the day after, which is not in it
    for name in ("location", "description", "url"):
        if value := getattr(entry, name):
            event.add(name, value)
    if entry.changed_at:
        event.add("last-modified", entry.changed_at.astimezone(UTC))
    return event
