"""A table, whatever file it came in: named columns, and rows that know their line."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .problems import UnreadableTable

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000
MAX_CELL = 20_000  # characters: no text of a page is longer

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and any Excel file with a password


@dataclass(frozen=True)
class Row:
    """One line under the header: its number in the file (from 1), its cells by column."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """`columns` in the order of the file; rows without a word are left out.

    `has_decimal_commas`: whether a comma in a number is a decimal one, as French spreadsheets
    write it; otherwise a comma parts nothing, and a number with one is refused.
    """

    header_line: int
    columns: tuple[str, ...]
    rows: list[Row]
    has_decimal_commas: bool = False


def read_table(data: bytes) -> Table:
    """Return the table that the file's bytes hold: CSV in UTF-8 (commas or semicolons), or the
    first sheet of an XLSX that is not hidden. Raises `UnreadableTable`."""
    from . import delimited, workbook

    if len(data) > MAX_BYTES:
        raise UnreadableTable(_("The file is larger than 5 MB: that is no list of ours."))
    if data.startswith(ZIP):
        return workbook.read(data)
    if data.startswith(OLE):
        raise UnreadableTable(
            _("This is an old Excel file, or one with a password. Save it again as XLSX, without.")
        )
    return delimited.read(data)


def table_of(lines: Iterable[tuple[int, list[str]]], *, has_decimal_commas: bool) -> Table:
    """Return the table of `lines` (their numbers and cells): the first with a word names the
    columns. Raises `UnreadableTable`, at the first line that does not fit."""
    header: list[str] | None = None
    header_line, rows = 0, []
    for line, cells in lines:
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if header is None:
            header_line, header = line, _named(cells)
            refuse_twice(header, line)
            continue
        if len(rows) == MAX_ROWS:
            raise UnreadableTable(
                _("More than %(count)s lines: cut the table in two.") % {"count": MAX_ROWS}, line
            )
        rows.append(Row(line, _by_column(header, cells, line)))
    if header is None:
        raise UnreadableTable(_("The file is empty."))
    return Table(header_line, tuple(header), rows, has_decimal_commas)


def check_columns(table: Table, *, known: Collection[str], required: Collection[str]) -> None:
    """Raise `UnreadableTable` unless `table` has the columns `required`, and only `known` ones."""
    missing = [name for name in required if name not in table.columns]
    if missing:
        raise UnreadableTable(
            ngettext(
                "This column is missing: %(names)s.",
                "These columns are missing: %(names)s.",
                len(missing),
            )
            % {"names": ", ".join(missing)},
            table.header_line,
        )
    unknown = [name for name in table.columns if name not in known]
    if unknown:
        raise UnreadableTable(
            _("These columns are not known: %(names)s. The known ones are %(known)s.")
            % {
                "names": ", ".join(f"“{name[:40]}”" for name in unknown),
                "known": ", ".join(known),
            },
            table.header_line,
        )


def _named(cells: list[str]) -> list[str]:
    """Return the names without what a spreadsheet adds after the last of them."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def refuse_twice(header: list[str], line: int) -> None:
    """Raise `UnreadableTable` when `header` names a column twice."""
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        names = ", ".join(f"“{name[:40]}”" for name in twice)
        raise UnreadableTable(
            _("These columns are there twice: %(names)s.") % {"names": names}, line
        )


def _by_column(header: list[str], cells: list[str], line: int) -> dict[str, str]:
    beyond = [cell for cell in cells[len(header) :] if cell]
    if len(cells) < len(header) or beyond:
        raise UnreadableTable(
            _("%(found)s cells, where the first line has %(expected)s.")
            % {"found": len(cells), "expected": len(header)},
            line,
        )
    named = dict(zip(header, cells, strict=False))
    for name, cell in named.items():
        if len(cell) >= MAX_CELL:
            raise UnreadableTable(
                _("This cell holds %(count)s characters.") % {"count": len(cell)}, line, name
            )
    return named
