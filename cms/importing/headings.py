"""Columns as people head them: by the names that the site reads, or in words."""

from collections.abc import Mapping
from dataclasses import replace

from cms.editorial.slugs import slug_for

from .tables import Row, Table
from .tables.table import refuse_twice


def under_our_names(table: Table, called: Mapping[str, str]) -> Table:
    """Return `table` with its columns called as the site does.

    `called` gives the name of a column by how people may write it; accents, capitals and signs
    count for nothing. A heading that is not in it stays. Raises `UnreadableTable` when two of
    them mean the same column.
    """
    names = {heading: called.get(slug_for(heading), heading) for heading in table.columns}
    columns = tuple(names[heading] for heading in table.columns)
    refuse_twice(list(columns), table.header_line)
    rows = [
        Row(row.line, {names[heading]: text for heading, text in row.cells.items()})
        for row in table.rows
    ]
    return replace(table, columns=columns, rows=rows)
