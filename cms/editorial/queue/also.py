"""What else waits for the CCI and is no page: each room tells of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse


@dataclass(frozen=True)
class Line:
    """What waits in a room: `name` in words, the `rows` that wait, the `right` (``app.codename``)
    that their screen (`screen`, the name of its address) asks for."""

    name: str
    rows: Callable[[], QuerySet]
    right: str
    screen: str


@dataclass(frozen=True)
class AlsoWaits:
    """So many of something wait at `address`."""

    name: str
    count: int
    address: str


_lines: list[Line] = []


def register(name: str, *, rows: Callable[[], QuerySet], right: str, screen: str) -> None:
    """Let the queue tell of what waits elsewhere (see `Line`). For ``AppConfig.ready``."""
    _lines.append(Line(name, rows, right, screen))


def also_waiting(user) -> list[AlsoWaits]:
    """Return what else waits for `user`; one query a room, none where they may not see it."""
    seen = [line for line in _lines if user.has_perm(line.right)]
    counted = [(line, line.rows().count()) for line in seen]
    return [AlsoWaits(str(o.name), number, reverse(o.screen)) for o, number in counted if number]
