"""The villages as a table: one line each, all their facts. The columns are in docs/data.md."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from villages.facts import GROUPS

#: A spreadsheet takes a text that begins with one of these for a formula and runs it.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LIST_SEPARATOR = "|"


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
    fields = columns()[3:]
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(columns())
    for village in villages:
        own = [village.title, village.slug, site + village.address().lstrip("/")]
        values = [*own, *(getattr(village, name) for name in fields)]
        writer.writerow([cell(value) for value in values])
    return table.getvalue()


def cell(value) -> str:
    """Return `value` for a table: codes parted by ``|``, dates as ISO 8601, numbers with a point,
    what is unknown empty. A text that a spreadsheet would run gets an apostrophe before it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case list():
            value = LIST_SEPARATOR.join(value)
    return f"'{value}" if value.startswith(FORMULA_BEGINS) else value
