"""Teams: members who have all confirmed, each with each other, that they work together.

A chain of links is no team: who works with two people has not brought these two together.
"""

from collections import defaultdict

from django.db.models import Q

from annuaire.models import MemberPage, Partnership

#: More of them at once are not read.
SHOWN = 6


def partners_of(page):
    """Return the entries shown to everybody that work with `page`, for cards."""
    links = Partnership.objects.confirmed()
    return (
        MemberPage.objects.listed()
        .filter(
            Q(pk__in=links.filter(asker=page).values("asked"))
            | Q(pk__in=links.filter(asked=page).values("asker"))
        )
        .alphabetical()
        .for_cards()
    )


def teams(most: int | None = SHOWN) -> list[list[MemberPage]]:
    """Return the teams, largest first, `most` of them (None: all); the members of each from A to
    Z, ready for cards. The number of queries is fixed."""
    links, names = [], {}
    for asker, asked, *slugs in Partnership.objects.public().values_list(
        "asker", "asked", "asker__slug", "asked__slug"
    ):
        links.append((asker, asked))
        names |= {asker: slugs[0], asked: slugs[1]}
    found = [sorted(team, key=names.__getitem__) for team in groups(links)]
    found.sort(key=lambda team: (-len(team), [names[key] for key in team]))
    found = found[:most]
    wanted = {key for team in found for key in team}
    pages = MemberPage.objects.filter(pk__in=wanted).for_cards().in_bulk()
    return [[pages[key] for key in team] for team in found]


def groups(links) -> list[frozenset]:
    """Return the largest groups in which everybody has a link with everybody: the maximal
    cliques of `links`, pairs of keys (Bron and Kerbosch, Communications of the ACM, 1973).

    An entry has few links (`partners.MOST_LINKS`), so it is quick however many entries there are.
    """
    beside = defaultdict(set)
    for one, other in links:
        beside[one].add(other)
        beside[other].add(one)
    found = []

    def grow(team: set, could: set, done: set) -> None:
        if not could and not done:
            found.append(frozenset(team))
            return
        pivot = max(could | done, key=lambda key: len(beside[key] & could))
        for key in list(could - beside[pivot]):
            grow(team | {key}, could & beside[key], done & beside[key])
            could.remove(key)
            done.add(key)

    seen: set = set()
    for key in sorted(beside):
        grow({key}, beside[key] - seen, beside[key] & seen)
        seen.add(key)
    return found
