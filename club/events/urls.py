"""Addresses of this room, within the section of the club."""

from django.urls import re_path

from club.addresses import SECTION
from club.events import calendars
from club.events.feeds import meeting_feed

urlpatterns = [
    re_path(rf"^(?P<section>{SECTION})/club\.ics$", calendars.all_meetings, name="club_calendar"),
    re_path(
        rf"^(?P<section>{SECTION})/(?P<slug>[-a-zA-Z0-9_]+)/calendar\.ics$",
        calendars.one_meeting,
        name="club_meeting_calendar",
    ),
    re_path(rf"^(?P<section>{SECTION})/feed\.xml$", meeting_feed, name="club_feed"),
]
