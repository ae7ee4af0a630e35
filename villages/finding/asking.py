"""What is asked for, in words and as addresses: each criterion can be taken away."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.measures import euros

from .criteria import BY_NAME, PARAMETERS, TENURES, YES, Asking
from .outcome import DISTANCE, WORDS, Finding

MOST_WAYS = 6


@dataclass(frozen=True)
class Chip:
    """A criterion that is asked for, and the query string of the search without it."""

    words: str
    query: str


@dataclass(frozen=True)
class Way:
    """What to give up when nothing is found, by name and code; how many villages that gives."""

    dropped: tuple[tuple[str, str], ...]
    words: str
    query: str
    count: int


def query_of(asked: dict) -> str:
    """Return the query string that asks for `asked`, ``?`` included; empty when for nothing."""
    pairs = {}
    for name, parameter in PARAMETERS.items():
        if value := asked.get(name):
            pairs[parameter] = YES if value is True else value
    return f"?{urlencode(pairs, doseq=True)}" if pairs else ""


def chips(finding: Finding) -> list[Chip]:
    """Return every criterion that is asked for, in the order of the form."""
    return [
        Chip(words_of(finding, name, code), query_of(without(finding.asked, [(name, code)])))
        for name, code in _criteria(finding.asked)
    ]


def without(asked: dict, dropped: Iterable[tuple[str, str]]) -> dict:
    """Return what is asked for without the criteria `dropped`: names, and codes ("": whole)."""
    left = dict(asked)
    for name, code in dropped:
        if code and isinstance(left.get(name), list):
            left[name] = [other for other in left[name] if other != code]
        else:
            left.pop(name, None)
        if name == DISTANCE:
            left.pop("origin", None)
    return left


def _criteria(asked: dict) -> list[tuple[str, str]]:
    criteria = []
    for name in PARAMETERS:
        value = asked.get(name)
        if not value or name == "sort" or (name == "origin" and DISTANCE in asked):
            continue
        criteria += [(name, code) for code in value] if isinstance(value, list) else [(name, "")]
    return criteria


def words_of(finding: Finding, name: str, code: str) -> str:
    """Return what a criterion that is asked for is called; `code` "" is all of it."""
    value = code or finding.asked[name]
    if name in BY_NAME:
        facet = BY_NAME[name]
        if facet.asking is Asking.YES:
            return facet.words(YES)
        codes = value if isinstance(value, list) else [value]
        return _(" or ").join(facet.words(one) for one in codes)
    if name == WORDS:
        return _("“%(words)s”") % {"words": value}
    if name == DISTANCE:
        told = {"kilometres": value, "place": finding.origin.name}
        return _("at most %(kilometres)s km from %(place)s") % told
    if name == "origin":
        return _("distances from %(place)s") % {"place": finding.origin.name}
    if name == "tenure":
        return str(dict(TENURES)[value])
    if name == "budget":
        return _("at most %(price)s") % {"price": euros(value)}
    return ngettext("%(count)s room at least", "%(count)s rooms at least", value) % {"count": value}


def ways_on(finding: Finding) -> list[Way]:
    """Return, where nothing is found, which criteria to give up: as few as give a village.

    Every village fails some of the demands. Those that fail fewest are the nearest misses, and
    what they fail is what to give up: exactly as many villages are then found.
    """
    demands = finding.demands
    if finding.found or not demands:
        return []
    failed = sorted(
        tuple(n for n, demand in enumerate(demands) if pk not in demand.met_by)
        for pk in finding.everyone
    )
    fewest = min(map(len, failed), default=0)
    missed = [
        (sum(1 for _same in same), numbers)
        for numbers, same in groupby(failed)
        if len(numbers) == fewest
    ]
    missed.sort(key=lambda one: (-one[0], one[1]))
    return [_way(finding, [demands[n] for n in numbers], count) for count, numbers in missed][
        :MOST_WAYS
    ]


def _way(finding: Finding, demands: list, count: int) -> Way:
    words = [words_of(finding, demand.name, demand.code) for demand in demands]
    dropped = tuple((demand.name, demand.code) for demand in demands)
    query = query_of(without(finding.asked, dropped))
    return Way(dropped, _(" and ").join(words), query, count)
