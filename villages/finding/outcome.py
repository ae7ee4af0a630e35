"""Which villages meet what is asked for, how many would, and in which order they are read."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, reduce

from villages.geography import AUCH, Town, kilometres_between

from .criteria import BY_NAME, FACETS, OF_HOMES, ROOMS, TENURES, YES, Asking
from .places import place_called
from .records import Home, Record
from .words import meaning

#: Criteria that are no facets: a distance from a place, words.
DISTANCE, WORDS = "kilometres", "q"


@dataclass(frozen=True)
class Demand:
    """One criterion that can be given up: its name, the code asked for ("" where there is none
    or several belong together), and the villages that meet it."""

    name: str
    code: str
    met_by: frozenset[int]


class Finding:
    """What comes of a search: `records` are all the villages, `asked` the criteria by name."""

    def __init__(self, records: list[Record], asked: dict):
        self.asked = asked
        self.records = {record.id: record for record in records}
        self.everyone = frozenset(self.records)

    @cached_property
    def origin(self) -> Town | None:
        """The place that distances are measured from, when one is asked for."""
        return place_called(self.asked.get("origin", ""), list(self.records.values()))

    @cached_property
    def kilometres(self) -> dict[int, float]:
        """How far each village is from the place asked for, or else from Auch."""
        place = self.origin or AUCH
        return {
            record.id: kilometres_between(
                record.latitude, record.longitude, place.latitude, place.longitude
            )
            for record in self.records.values()
        }

    @cached_property
    def meeting(self) -> dict[str, dict[str, frozenset[int]]]:
        """The villages that meet each option of each facet."""
        meeting = {facet.name: defaultdict(set) for facet in FACETS}
        for record in self.records.values():
            for facet in FACETS:
                for code in facet.met_by(record):
                    meeting[facet.name][code].add(record.id)
        return meeting

    @cached_property
    def demands(self) -> list[Demand]:
        """The criteria that leave villages out, each as small as it can be given up."""
        demands = []
        for facet in FACETS:
            asked = self.asked.get(facet.name)
            if not asked:
                continue
            options = self.meeting[facet.name]
            if facet.asking is Asking.ANY:
                met_by = frozenset().union(*(options[code] for code in asked))
                demands.append(Demand(facet.name, asked[0] if len(asked) == 1 else "", met_by))
            elif facet.needs_all:
                demands += [Demand(facet.name, c, frozenset(options[c])) for c in asked]
            else:
                code = YES if facet.asking is Asking.YES else asked
                demands.append(Demand(facet.name, code, frozenset(options[code])))
        if farthest := self.asked.get(DISTANCE):
            near = (pk for pk, kilometres in self.kilometres.items() if kilometres <= farthest)
            demands.append(Demand(DISTANCE, "", frozenset(near)))
        if WORDS in self.asked:
            is_meant = meaning(self.asked[WORDS])
            meant = (record.id for record in self.records.values() if is_meant(record))
            demands.append(Demand(WORDS, "", frozenset(meant)))
        return demands

    @cached_property
    def found(self) -> frozenset[int]:
        return self._without("")

    def _without(self, name: str) -> frozenset[int]:
        """Return the villages that meet all demands but those of the criterion `name`."""
        kept = (demand.met_by for demand in self.demands if demand.name != name)
        return reduce(frozenset.intersection, kept, self.everyone)

    def counts(self, name: str) -> dict[str, int]:
        """Return for each option of a criterion how many villages choosing it would give.

        Where all options chosen must be met, it comes on top of those; otherwise it comes in
        their place. Homes leave no village out: there it is how many have a matching advert.
        """
        if name in OF_HOMES:
            return self._counts_of_homes(name)
        facet = BY_NAME[name]
        villages = self.found if facet.needs_all else self._without(name)
        options = self.meeting[name]
        return {code: len(villages & options[code]) for code, _words in facet.options}

    def _counts_of_homes(self, name: str) -> dict[str, int]:
        counts = defaultdict(int)
        fits = {code: fitting(self.asked | {name: code}) for code in _codes_of_homes(name)}
        for pk in self.found:
            for code, is_fit in fits.items():
                counts[str(code)] += any(is_fit(home) for home in self.records[pk].homes)
        return counts

    @cached_property
    def looks_for_home(self) -> bool:
        return any(name in self.asked for name in OF_HOMES)

    @cached_property
    def homes(self) -> dict[int, list[Home]]:
        """The adverts that fit, cheapest first, of the villages found that have any."""
        if not self.looks_for_home:
            return {}
        is_fit = fitting(self.asked)
        fit = {pk: [h for h in self.records[pk].homes if is_fit(h)] for pk in self.found}
        return {pk: sorted(homes, key=lambda h: h.price_eur) for pk, homes in fit.items() if homes}

    @cached_property
    def order(self) -> list[Record]:
        """The villages found as they are read: those with an advert that fits come first."""
        key = _SORTS[self.asked.get("sort", "")]
        found = [self.records[pk] for pk in self.found]
        return sorted(
            found,
            key=lambda record: (
                self.looks_for_home and record.id not in self.homes,
                *key(record, self),
                record.slug,
                record.id,
            ),
        )


def _codes_of_homes(name: str) -> list:
    return {"tenure": [code for code, _words in TENURES], "rooms": list(ROOMS)}.get(name, [])


def fitting(asked: dict) -> Callable[[Home], bool]:
    """Return whether a home meets what is asked of homes."""
    tenure, budget, rooms = (asked.get(name) for name in ("tenure", "budget", "rooms"))

    def is_fit(home: Home) -> bool:
        return (
            (not tenure or home.tenure == tenure)
            and (not budget or home.price_eur <= budget)
            and (not rooms or home.rooms >= rooms)
        )

    return is_fit


# What is not known comes last.
_SORTS = {
    "": lambda record, _finding: (record.territory == "", record.territory),
    "name": lambda record, _finding: (),
    "distance": lambda record, finding: (finding.kilometres[record.id],),
    "population": lambda record, _finding: (record.population is None, -(record.population or 0)),
    "fibre": lambda record, _finding: (record.fibre_percent is None, -(record.fibre_percent or 0)),
}
