"""Addresses beside the CCI's pages; the section is named in each language."""

from django.urls import re_path

from home import feeds
from home.models import NewsIndexPage

urlpatterns = [
    # only these words: other sections have feeds of their own
    re_path(
        rf"^(?P<section>{NewsIndexPage.section_pattern()})/feed\.xml$",
        feeds.news_feed,
        name="news_feed",
    ),
]
