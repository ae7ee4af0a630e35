"""Villages side by side: every group of facts, and what is on offer there."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.editorial.facts import Fact
from cms.measures import euros, measure
from villages import facts, other_rooms
from villages.geography import kilometres_between
from villages.housing_choices import Tenure
from villages.models import HousingPage, Provenance, TelecentrePage


@dataclass(frozen=True)
class Row:
    """One fact of each village; `differs` where they are not the same."""

    label: str
    cells: list[Fact]

    @property
    def differs(self) -> bool:
        return len({str(cell.text) for cell in self.cells}) > 1


@dataclass(frozen=True)
class Origin:
    """Who says what one group of facts of one village tells, and since when."""

    source: str
    checked_on: date | None


@dataclass(frozen=True)
class Group:
    code: str
    heading: str
    rows: list[Row]
    origins: list[Origin]

    @property
    def has_origin(self) -> bool:
        return any(origin.source or origin.checked_on for origin in self.origins)


def compare(villages: list, only_differences: bool = False) -> list[Group]:
    """Return the table of `villages`, group by group, in their order.

    With `only_differences`, without the rows that say the same of all. A fixed number of
    queries, whatever the number of villages.
    """
    origins = Provenance.objects.of_each(villages)
    for village in villages:
        village.origins = origins[village.pk]  # each would ask for its own
    described = [facts.describe(village) for village in villages]
    groups = [
        Group(
            code=same_group[0].code,
            heading=same_group[0].heading,
            rows=[
                Row(same_fact[0].label, list(same_fact))
                for same_fact in zip(*(group.facts for group in same_group), strict=True)
            ],
            origins=[Origin(group.source, group.checked_on) for group in same_group],
        )
        for same_group in zip(*described, strict=True)
    ]
    groups.insert(0, _on_offer(villages))
    if only_differences:
        groups = [
            Group(group.code, group.heading, rows, group.origins)
            for group in groups
            if (rows := [row for row in group.rows if row.differs])
        ]
    return groups


def _on_offer(villages: list) -> Group:
    """Return the group of what is found there now: homes, a desk, neighbours of the same kind."""
    homes, desks = _homes_under(villages), _telecentres()
    members = _members_in(villages)
    rows = [
        Row(_("homes to rent"), [_homes(homes[v.path, Tenure.RENT]) for v in villages]),
        Row(_("homes for sale"), [_homes(homes[v.path, Tenure.SALE]) for v in villages]),
        Row(_("télécentre"), [_nearest_desk(village, desks) for village in villages]),
        Row(_("members who live there"), [_count(members[village.pk]) for village in villages]),
    ]
    return Group("home", _("Found there now"), rows, [])


def _homes_under(villages) -> dict:
    """Return the prices (€) of the homes on offer, by the village's path and the tenure."""
    steplen = HousingPage.steplen
    under = HousingPage.objects.listed().under(
        type(villages[0]).objects.filter(pk__in=[village.pk for village in villages])
    )
    prices = defaultdict(list)
    for path, tenure, price in under.values_list("path", "tenure", "price_eur"):
        prices[path[:-steplen], tenure].append(price)
    return prices


def _homes(prices: list[int]) -> Fact:
    if not prices:
        return Fact("homes", "", str(_("none now: the committee looks for one with you")))
    lowest = euros(min(prices))
    text = ngettext("%(count)s, for %(price)s", "%(count)s, from %(price)s", len(prices))
    return Fact("homes", "", text % {"count": len(prices), "price": lowest})


def _telecentres() -> list[tuple]:
    """Return the path of its village and the place, in degrees, of every télécentre."""
    return [
        (desk.parent_page.path, desk.place.latitude, desk.place.longitude)
        for desk in TelecentrePage.objects.listed().with_parents()
    ]


def _nearest_desk(village, desks: list[tuple]) -> Fact:
    if any(path == village.path for path, *_point in desks):
        return Fact("telecentre", "", str(_("in the village")))
    here = village.latitude, village.longitude
    nearest = min((kilometres_between(*here, *point) for _path, *point in desks), default=None)
    if nearest is None:
        return Fact("telecentre", "", "", is_known=False)
    text = _("%(distance)s away") % {"distance": measure(max(1, round(nearest)), "km")}
    return Fact("telecentre", "", text)


def _members_in(villages) -> dict:
    """Return how many listed members live in each village, by its key."""
    counts = defaultdict(int)
    members = other_rooms.members().filter(village__in=villages)
    for key in members.values_list("village_id", flat=True):
        counts[key] += 1
    return counts


def _count(number: int) -> Fact:
    return Fact("members", "", measure(number))
