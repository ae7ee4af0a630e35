"""Addresses of this room, within the section of the club."""

from django.urls import re_path

from club.addresses import MINE

from . import screen

urlpatterns = [re_path(MINE.pattern, screen.my_club, name="my_club")]
