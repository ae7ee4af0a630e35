"""A table as a file: CSV for any program, XLSX for people."""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .cells import cell, told

#: What a workbook is called in an answer’s headers.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # characters: what Excel takes
WIDTH = 24  # of a column, in characters


def as_csv(columns: Sequence[str], rows: Iterable[Sequence]) -> str:
    """Return the table (RFC 4180), a line of names first."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow([cell(name) for name in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return table.getvalue()


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence], *, title: str) -> bytes:
    """Return the table as a workbook with one sheet called `title`.

    Every cell is a text, so that none is a formula and ``+33 5…`` stays what it is.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number in range(1, len(columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append([_text_cell(sheet, name, is_bold=True) for name in columns])
    for row in rows:
        sheet.append([_text_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text_cell(sheet, value, *, is_bold: bool = False) -> WriteOnlyCell:
    text = ILLEGAL_CHARACTERS_RE.sub("", told(value))[:LONGEST_CELL]
    written = WriteOnlyCell(sheet, text)
    written.data_type = "s"  # what begins with "=" would be a formula
    if is_bold:
        written.font = Font(bold=True)
    return written
