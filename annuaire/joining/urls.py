"""Addresses of this room, within the section of the members."""

from django.urls import re_path

from .place import JOIN
from .screen import join

urlpatterns = [re_path(JOIN.pattern, join, name="join")]
