"""Addresses of this room: below the desks' address, which has a name in every language, they are
French."""

from django.conf import settings
from django.urls import include, path
from django.utils.functional import lazystr
from django.utils.translation import get_language

from club.addresses import DESKS

from . import host_acts, host_screens, members


class _Desks:
    """The route's first words: what they are in the language that is active when it is read."""

    def __str__(self) -> str:
        active = get_language()
        language = active if active in DESKS.words else settings.LANGUAGE_CODE
        return DESKS.address(language).removeprefix(f"/{language}/")


screen_patterns = [
    path("<int:pk>/reserver/", members.book, name="desk_book"),
    path("reservations/<int:pk>/rendre/", members.give_back, name="desk_give_back"),
    path("<int:pk>/hote/", host_screens.host, name="desk_host"),
    path("<int:pk>/hote/semaine/", host_screens.week, name="desk_week"),
    path("<int:pk>/hote/noter/", host_acts.write_down, name="desk_write_down"),
    path("reservations/<int:pk>/annuler/", host_acts.cancel, name="desk_host_cancel"),
]

urlpatterns = [
    # Django reads a route that is not plain text once for each language
    path(lazystr(_Desks()), include(screen_patterns)),
]
