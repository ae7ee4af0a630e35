"""Files as publishers of open data make them: whatever their encoding, separator and order of
columns, and with many more columns and communes than we read."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.editorial.slugs import slug_for
from cms.importing.tables import UnreadableTable
from cms.importing.tables.delimited import delimiter_of

CHUNK = 1024 * 1024
#: What Insee still writes now and then.
OTHER_ENCODING = "cp1252"


class PublishedTable:
    """A CSV file that is read once, row by row: some hold millions.

    Columns are named without accents and capitals, with underscores: ``Code commune`` is
    ``code_commune``. To be read inside ``with``, which leaves the file open for who opened it.
    Raises `UnreadableTable` when there is no table in the file.
    """

    def __init__(self, file: BinaryIO):
        self._text = io.TextIOWrapper(
            file, encoding=_encoding_of(file), errors="replace", newline=""
        )
        header = self._text.readline().lstrip("\ufeff")
        if not header.strip() or "\0" in header:
            self._text.detach()
            raise UnreadableTable(_("This is no CSV file."), 1)
        delimiter = delimiter_of(header)
        try:
            names = next(csv.reader([header], delimiter=delimiter))
        except csv.Error as error:
            self._text.detach()
            raise UnreadableTable(_("This is no CSV file."), 1) from error
        self.columns = [slug_for(name.strip()).replace("-", "_") for name in names]
        self._lines = csv.reader(self._text, delimiter=delimiter)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._text.detach()

    def column(self, *names: str) -> str:
        """Return the first of `names` that is a column; empty when none is."""
        return next((name for name in names if name in self.columns), "")

    def require(self, *names: str) -> None:
        """Raise `UnreadableTable` with the names of the columns that are missing.

        A name may hold alternatives: ``depcom or code``.
        """
        missing = [name for name in names if not self.column(*name.split(" or "))]
        if missing:
            raise UnreadableTable(
                ngettext(
                    "This column is missing: %(missing)s. The file has %(found)s.",
                    "These columns are missing: %(missing)s. The file has %(found)s.",
                    len(missing),
                )
                % {"missing": ", ".join(missing), "found": ", ".join(self.columns[:40])},
                1,
            )

    def rows(self, *names: str) -> Iterator[tuple[str, ...]]:
        """Give the cells of the columns `names` of each row; an empty name gives empty cells."""
        places = [self.columns.index(name) if name else None for name in names]
        try:
            for cells in self._lines:
                if not cells:
                    continue
                asked = tuple(
                    cells[place].strip() if place is not None and place < len(cells) else ""
                    for place in places
                )
                if any("\0" in cell for cell in asked):  # no text, and PostgreSQL takes none
                    raise UnreadableTable(_("This is no CSV file."), self._lines.line_num + 1)
                yield asked
        except csv.Error as error:
            raise UnreadableTable(_("This is no CSV file."), self._lines.line_num + 1) from error


def whole_number(text: str) -> int | None:
    """Return the number that `text` says (``1 250``, ``12.0``); None when it says none."""
    try:
        return int(float(text.replace(" ", "").replace("\u00a0", "").replace(",", ".")))
    except (ValueError, OverflowError):
        return None


def _encoding_of(file: BinaryIO) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
        return "utf-8"
    except UnicodeDecodeError:
        return OTHER_ENCODING
    finally:
        file.seek(0)
