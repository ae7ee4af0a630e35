"""The villages as a table: one line each, all their facts. The columns are in docs/data.md."""

from collections.abc import Iterable

from cms import exporting
from villages.facts import GROUPS


def columns() -> list[str]:
    """Return the names of the columns, which never change: those of the fields, group by group,
    each group followed by where its facts come from and when they were checked."""
    names = ["name", "slug", "url", "summary"]
    for group in GROUPS:
        names += [*group.fields, f"{group.code}_source", f"{group.code}_checked_on"]
    return names


def as_csv(villages: Iterable, site: str) -> str:
    """Return the table of `villages` (RFC 4180), a header line first.

    `site`: the address that the villages' own begin with, a slash at its end.
    """
    names = columns()

    def row(village):
        own = [village.title, village.slug, site + village.address().lstrip("/")]
        return [*own, *(getattr(village, name) for name in names[3:])]

    return exporting.as_csv(names, map(row, villages))
