"""Addresses of this room: within the section of the members, and in « Mon espace »."""

from django.urls import path, re_path

from .addresses import ANSWER, COMPANIES, FOLLOW_UP, REQUEST, SELECTION
from .following_views import answer, answer_request, follow_up, requests
from .views import ask, companies, selection

SIGNED = r"/(?P<token>[\w:-]+)/$"
_letter = COMPANIES.pattern.removesuffix("/$")

urlpatterns = [
    re_path(COMPANIES.pattern, companies, name="companies"),
    re_path(SELECTION.pattern, selection, name="member_selection"),
    re_path(REQUEST.pattern, ask, name="company_request"),
    re_path(f"{_letter}/{ANSWER}{SIGNED}", answer, name="company_request_answer"),
    re_path(f"{_letter}/{FOLLOW_UP}{SIGNED}", follow_up, name="company_request_follow_up"),
]

screen_patterns = [
    path("demandes/", requests, name="requests"),
    path("demandes/<int:pk>/", answer_request, name="answer_request"),
]
