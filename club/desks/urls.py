"""Addresses of this room, within the section of the club."""

from django.urls import re_path

from club.addresses import DESKS, HOST, REQUESTS

from .answering import answer, host_request
from .guest import follow
from .links import ANSWER, FOLLOW
from .public import ask, desks

_desks = DESKS.pattern.removesuffix("/$")
_telecentre = rf"{_desks}/(?P<pk>[0-9]+)"
SIGNED = r"(?P<token>[\w:.-]+)/$"

urlpatterns = [
    re_path(DESKS.pattern, desks, name="desks"),
    re_path(rf"{_telecentre}/$", ask, name="desk_request"),
    re_path(
        rf"{_telecentre}/{HOST}/{REQUESTS}/(?P<number>[0-9]+)/$",
        host_request,
        name="desk_host_request",
    ),
    re_path(rf"{_desks}/{ANSWER}/{SIGNED}", answer, name="desk_answer"),
    re_path(rf"{_desks}/{FOLLOW}/{SIGNED}", follow, name="desk_follow"),
]
