"""How many entries each choice of the list's form would find.

Four queries at most, however many choices and members there are; none for what was counted since
the list changed (`kept_counts`). Each counts a group of criteria at
once, by what is asked for apart from them; a criterion's own counts are then drawn from the
lines that meet the others of its group.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, Q, Value, When
from django.utils.functional import cached_property

from annuaire.models import Skill

from .kept_counts import kept


@dataclass(frozen=True)
class Point:
    """A place on the map: coordinates in degrees, how many of those found live there."""

    place: str
    name: str
    latitude: float
    longitude: float
    count: int


class Counts:
    """The counts of one search, `MemberFilter`."""

    def __init__(self, search):
        self.search = search

    def by(self, name: str) -> Counter:
        """Return how many entries each choice of the criterion `name` would find, by its code."""
        counts = Counter()
        match name:
            case "famille":
                slugs = {family.pk: slug for slug, family in self.search.families.items()}
                for family, letter, count in self._trades:
                    if self._is_asked("lettre", letter):
                        counts[slugs.get(family, "")] += count
            case "lettre":
                asked = self.search.families.get(self.search.asked.get("famille"))
                for family, letter, count in self._trades:
                    if asked is None or family == asked.pk:
                        counts[letter] += count
            case "territoire":
                for place, _name, territory, *_point, count in self._places:
                    if self._is_asked("village", place):
                        counts[territory] += count
            case "village":
                for place, _name, territory, *_point, count in self._places:
                    if self._is_asked("territoire", territory):
                        counts[place] += count
            case "langue":
                counts = self._working(0, lambda row: row[0])
            case "mode":
                counts = self._working(1, lambda row: row[1])
            case "disponible":
                counts = self._working(2, lambda row: [row[2]])
            case "competence":
                counts.update({skill.slug: skill.found for skill in self.skills})
        return counts

    @cached_property
    def places(self) -> dict[str, str]:
        """The names of the places where somebody of the group lives."""
        return {place: name for place, name, *_rest in self._places if place}

    @property
    def points(self) -> list[Point]:
        """The places of those found, the northernmost first; those that are no commune of the
        Gers are on no map."""
        points = [
            Point(place, name, latitude, longitude, count)
            for place, name, territory, latitude, longitude, count in self._places
            if latitude is not None
            and self._is_asked("village", place)
            and self._is_asked("territoire", territory)
        ]
        return sorted(points, key=lambda point: (-point.latitude, point.place))

    @cached_property
    def skills(self) -> list[Skill]:
        """The skills of the trade that is asked for (or of the skill's), each with how many it
        would find (`found`); none where no trade is, for there are too many to choose from."""
        asked, skill = self.search.asked, self.search.skill
        family = self.search.families.get(asked.get("famille")) or (skill and skill.family)
        if not (family or skill):
            return []
        found = self._without("competence").values("pk")
        those = Q(family=family) if family else Q(pk=skill.pk)
        counted = Count("members", filter=Q(members__content_object__in=found))
        return list(Skill.objects.filter(those).annotate(found=counted).order_by("slug"))

    @cached_property
    def _trades(self) -> list[tuple]:
        return self._count(["famille", "lettre"], "family_id", "letter")

    @cached_property
    def _places(self) -> list[tuple]:
        return self._count(
            ["territoire", "village"], "place", "place_name", "territory", "latitude", "longitude"
        )

    @cached_property
    def _ways(self) -> list[tuple]:
        takes_work = Case(
            When(available_from__lte=self.search.today, then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        return self._count(
            ["langue", "mode", "disponible"], "languages", "work_modes", takes_work=takes_work
        )

    def _working(self, own: int, codes: Callable[[tuple], Iterable]) -> Counter:
        """Count by one column of `_ways` the lines that meet what the two others must."""
        asked = [self.search.asked.get(name) for name in ("langue", "mode", "disponible")]
        counts = Counter()
        for *row, count in self._ways:
            met = (not asked[0] or asked[0] in row[0], not asked[1] or asked[1] in row[1],
                   not asked[2] or row[2])  # fmt: skip
            if all(is_met for column, is_met in enumerate(met) if column != own):
                for code in codes(row):
                    counts[code] += count
        return counts

    def _count(self, own: list[str], *columns: str, **computed) -> list[tuple]:
        """Return the lines of a group by `columns`; the criteria `own` to it draw from them."""
        asked = tuple(item for item in self.search.asked.items() if item[0] not in own)

        def count() -> list[tuple]:
            rows = self._without(*own).order_by().annotate(**computed)
            return list(rows.values_list(*columns, *computed).annotate(count=Count("pk")))

        return kept((self.search.state, self.search.today, columns, asked), count)

    def _without(self, *names: str):
        asked = self.search.asked
        return self.search.meeting({n: value for n, value in asked.items() if n not in names})

    def _is_asked(self, name: str, code: str) -> bool:
        """Whether the code meets what is asked by the criterion `name`, if anything is."""
        return self.search.asked.get(name) in (None, code)
