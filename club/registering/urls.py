"""Addresses of this room, within the section of the club."""

from django.urls import re_path

from club.addresses import REGISTRATION, REGISTRATION_WORDS, SECTION

from .registration_screens import registration, registration_calendar
from .screens import cancel_own, register

_words = "|".join(sorted(set(REGISTRATION_WORDS.values())))
_meeting = rf"^(?P<section>{SECTION})/(?P<slug>[-\w]+)/(?P<word>{_words})/"
_signed = REGISTRATION.pattern.removesuffix("/$") + r"/(?P<token>[\w:-]+)/"

urlpatterns = [
    # French whatever the language, as it is below « Mon club »: nobody reads it
    re_path(f"{_meeting}annuler/$", cancel_own, name="club_cancel_own"),
    re_path(f"{_meeting}$", register, name="club_register"),
    re_path(f"{_signed}$", registration, name="club_registration"),
    re_path(
        rf"{_signed}invitation\.ics$", registration_calendar, name="club_registration_calendar"
    ),
]
