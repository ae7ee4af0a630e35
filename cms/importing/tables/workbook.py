"""XLSX: the first sheet that is not hidden, read as the spreadsheet shows it."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from django.utils.translation import gettext as _

from .problems import UnreadableTable
from .table import Table, table_of

#: What may come out of the file: five times the text of the longest table that we take.
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 500
MAX_COLUMNS = 100
LAST_LINE_OF_EXCEL = 1_048_576


def read(data: bytes) -> Table:
    """Return the table of an XLSX file. Raises `UnreadableTable`.

    A formula counts as the result that the file holds; a date becomes ``2026-05-31``, a yes or
    no ``yes`` or ``no``, a number is written with a point.
    """
    try:
        _refuse_bombs(data)
        shown, written = _sheet(data, data_only=True), _sheet(data, data_only=False)
        try:
            return table_of(_lines(shown, written), has_decimal_commas=True)
        finally:
            shown.parent.close()
            written.parent.close()
    except UnreadableTable:
        raise
    except Exception as error:
        # a broken or hostile file makes the parsers below us raise whatever they like
        raise UnreadableTable(_("This Excel file is broken. Save it again as XLSX.")) from error


def _refuse_bombs(data: bytes) -> None:
    """Refuse what unpacks to more than any of our tables: sizes are read, nothing is unpacked.
    (A file that lies about them is cut at what it says, and is then broken.)"""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableTable(_("This Excel file holds far more than a list of ours."))


def _sheet(data: bytes, *, data_only: bool):
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        book.close()
        raise UnreadableTable(_("This Excel file has no sheet to read."))
    visible[0].reset_dimensions()  # what a file says of its size is often wrong
    return visible[0]


def _lines(shown, written) -> Iterator[tuple[int, list[str]]]:
    reach = {"max_row": LAST_LINE_OF_EXCEL, "max_col": MAX_COLUMNS + 1}
    width, gap = 0, None
    both = zip(shown.iter_rows(**reach), written.iter_rows(**reach), strict=True)
    for line, (values, formulas) in enumerate(both, start=1):
        # openpyxl gives one and the same row for each line of a gap, which may be a million
        if formulas is gap:
            continue
        if all(cell.value is None for cell in formulas):
            gap = formulas
            continue
        cells = [_text(cell, formula, line) for cell, formula in zip(values, formulas, strict=True)]
        if not any(cells):
            continue
        if len(cells) > MAX_COLUMNS and cells[MAX_COLUMNS]:
            raise UnreadableTable(
                _("More than %(count)s columns: that is no list of ours.") % {"count": MAX_COLUMNS},
                line,
            )
        width = width or len(cells)
        yield line, cells + [""] * (width - len(cells))


def _text(cell, formula, line: int) -> str:
    """Return what the cell shows, as a CSV file would hold it."""
    value = cell.value
    if value is None:
        if formula.data_type == "f":
            raise UnreadableTable(
                _("A formula without its result: open the file in a spreadsheet and save it."), line
            )
        return ""
    if cell.data_type == "e":
        raise UnreadableTable(_("A cell shows the error %(error)s.") % {"error": value}, line)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        is_day = value.time() == time.min
        return value.date().isoformat() if is_day else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        # 15 digits are what a spreadsheet keeps; never an exponent, never "43.0"
        text = f"{value:.15g}"
        return text if "e" not in text else f"{value:f}"
    # in files of openpyxl's own making, and of others, a line break is written out
    return str(value).replace("_x000D_", "")
