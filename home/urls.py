"""Addresses beside the CCI's pages; the section is named in each language."""

from django.urls import re_path

from home import feeds
from home.models import NewsIndexPage

SECTIONS = "|".join(sorted(set(NewsIndexPage.section_slugs.values())))

urlpatterns = [
    # only these words: other sections have feeds of their own
    re_path(rf"^(?P<section>{SECTIONS})/feed\.xml$", feeds.news_feed, name="news_feed"),
]
