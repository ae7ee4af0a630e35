"""Addresses of Cultura beside its pages; the section is named in each language."""

from django.urls import re_path

from cultura import views
from cultura.addresses import ARCHIVE, DEADLINE, DEADLINES, SECTION
from cultura.feeds import offer_feed

urlpatterns = [
    re_path(rf"^(?P<section>{SECTION})/feed\.xml$", offer_feed, name="cultura_feed"),
    re_path(DEADLINES, views.deadlines, name="cultura_deadlines"),
    re_path(DEADLINE, views.deadline, name="cultura_deadline"),
    re_path(ARCHIVE.pattern, views.archive, name="cultura_archive"),
]
