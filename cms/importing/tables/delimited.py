"""CSV: UTF-8, with commas or, as French spreadsheets write it, semicolons."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .problems import UnreadableTable
from .table import Table, table_of


def read(data: bytes) -> Table:
    """Return the table of a CSV file that a person made. Raises `UnreadableTable`."""
    text = _text(data)
    delimiter = delimiter_of(next((line for line in text.split("\n") if line.strip()), ""))
    return table_of(
        lines_of(io.StringIO(text, newline=""), delimiter), has_decimal_commas=delimiter == ";"
    )


def delimiter_of(header: str) -> str:
    """Return what parts the names in the first line of a table."""
    return max(",;\t", key=header.count)


def lines_of(text: io.TextIOBase, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of each line with its number. Raises `UnreadableTable`."""
    lines = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        for cells in lines:
            yield lines.line_num, cells
    except csv.Error as error:
        message = (
            _("A cell is far too long.")
            if "limit" in str(error)
            else _("The quotation marks do not match: one is never closed, or is one too many.")
        )
        raise UnreadableTable(message, lines.line_num) from None


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableTable(
            _("The file is not in UTF-8. Save it again as “CSV UTF-8”, or as XLSX."),
            data.count(b"\n", 0, error.start) + 1,
        ) from None
    if "\0" in text:
        raise UnreadableTable(_("This is not a text file. Save the table as “CSV UTF-8”."))
    return text
