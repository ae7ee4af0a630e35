"""Addresses of this room, below « Mon club »; French in every language."""

from django.urls import re_path

from club.addresses import MINE

from . import screen

urlpatterns = [
    re_path(MINE.pattern.removesuffix("$") + "theme/$", screen.propose, name="club_propose_theme")
]
