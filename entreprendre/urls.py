"""Addresses of the takeovers beside their pages; the section is named in each language."""

from django.urls import re_path

from entreprendre import feeds
from entreprendre.models import EntreprendreIndexPage
from entreprendre.views import reading

SECTION = EntreprendreIndexPage.section_pattern()
DOSSIER = rf"^(?P<section>{SECTION})/dossier/(?P<token>[A-Za-z0-9_-]{{1,200}})/"

urlpatterns = [
    re_path(rf"^(?P<section>{SECTION})/feed\.xml$", feeds.takeover_feed, name="takeover_feed"),
    re_path(rf"{DOSSIER}$", reading.dossier, name="takeover_dossier"),
    re_path(
        rf"{DOSSIER}(?P<photograph>[0-9]{{1,18}})/$",
        reading.photograph,
        name="takeover_dossier_photograph",
    ),
]
