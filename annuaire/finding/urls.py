"""Addresses of this room, within the section of the members."""

from django.urls import re_path

from annuaire.models import AnnuaireIndexPage

from .feed import member_feed
from .views import members_geojson

SECTION = AnnuaireIndexPage.section_pattern()

urlpatterns = [
    re_path(rf"^(?P<section>{SECTION})/feed\.xml$", member_feed, name="member_feed"),
    re_path(rf"^(?P<section>{SECTION})/members\.geojson$", members_geojson, name="members_geojson"),
]
