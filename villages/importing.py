"""Villages from a table: a CSV file, one commune a line.

A file is taken whole or not at all. What it adds are drafts: nothing becomes public, and a
page that is there already is left alone, because changing it is a matter for review.
"""

import csv
import io
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import VillageIndexPage, VillagePage

#: The columns of the file, and the field that each one fills.
COLUMNS = {
    "name": "title",
    "insee_code": "insee_code",
    "postal_code": "postal_code",
    "population": "population",
    "intercommunality": "intercommunality",
    "territory": "territory",
    "latitude": "latitude",
    "longitude": "longitude",
    "area_km2": "area_km2",
    "source": "commune_source",
    "checked_on": "commune_checked_on",
}
REQUIRED = ("name", "insee_code", "postal_code", "latitude", "longitude")
DECIMALS = {"latitude", "longitude", "area_km2"}
MAX_BYTES = 5 * 1024 * 1024
MAX_CELL = 20_000  # characters; csv's own limit would stop the reading with a riddle


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: the line of the file (from 1) and the column, where known."""

    message: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        where = []
        if self.line:
            where.append(_("line %(line)s") % {"line": self.line})
        if self.column:
            where.append(_("column %(column)s") % {"column": self.column})
        return _("%(where)s: %(message)s") % {
            "where": ", ".join(where) or _("file"),
            "message": self.message,
        }


@dataclass
class Report:
    """What an import did, or would do: the names of villages, or what stands against it."""

    created: list[str] = field(default_factory=list)
    already_there: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class UnreadableFile(Exception):
    """The file is no table of villages. Holds the `Problem`."""

    def __init__(self, message: str, line: int | None = None, column: str = ""):
        self.problem = Problem(message, line, column)
        super().__init__(str(self.problem))


@transaction.atomic
def import_villages(data: bytes, *, by=None, is_dry_run: bool = False) -> Report:
    """Add the villages of the CSV file `data` that are missing, as drafts by the user `by`.

    When one line is bad nothing is added. `is_dry_run` only says what would happen.
    """
    try:
        parent = _parent()
        rows = read(data)
    except UnreadableFile as error:
        return Report(problems=[error.problem])
    pages, report = _check(rows, parent)
    if report.problems:
        return Report(problems=report.problems)
    if not is_dry_run:
        for page in pages:
            parent.add_child(instance=page)
            page.save_revision(user=by)
    return report


def read(data: bytes) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV file with the line that each ends on. Raises `UnreadableFile`.

    UTF-8, with commas or, as French spreadsheets write them, semicolons.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(_("The file is larger than 5 MB: that is no list of villages."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            _("The file is not in UTF-8. Save it again as “CSV UTF-8”."),
            data.count(b"\n", 0, error.start) + 1,
        ) from None
    if not text.strip():
        raise UnreadableFile(_("The file is empty."))
    if "\0" in text:
        raise UnreadableFile(_("This is not a text file. Save the table as “CSV UTF-8”."))
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(lines)]
        _check_header(header)
        return [
            (lines.line_num, _row(header, cells, lines.line_num, delimiter))
            for cells in lines
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        message = (
            _("A cell is far too long.")
            if "limit" in str(error)
            else _("The quotation marks do not match: one is never closed, or is one too many.")
        )
        raise UnreadableFile(message, lines.line_num) from None


def _check_header(header: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise UnreadableFile(
            _("These columns are missing: %(names)s.") % {"names": ", ".join(missing)}, 1
        )
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        raise UnreadableFile(
            _("These columns are not known: %(names)s. The known ones are %(known)s.")
            % {
                "names": ", ".join(f"“{name[:40]}”" for name in unknown),
                "known": ", ".join(COLUMNS),
            },
            1,
        )
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise UnreadableFile(
            _("These columns are there twice: %(names)s.") % {"names": ", ".join(twice)}, 1
        )


def _row(header: list[str], cells: list[str], line: int, delimiter: str) -> dict[str, str]:
    if len(cells) != len(header):
        raise UnreadableFile(
            _("%(found)s cells, where the first line has %(expected)s.")
            % {"found": len(cells), "expected": len(header)},
            line,
        )
    row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    for name, cell in row.items():
        if len(cell) >= MAX_CELL:
            raise UnreadableFile(
                _("This cell holds %(count)s characters.") % {"count": len(cell)}, line, name
            )
    if delimiter == ";":  # then commas are decimal points
        row |= {name: row[name].replace(",", ".") for name in DECIMALS & set(row)}
    return row


def _parent() -> VillageIndexPage:
    """Return the French list of villages, locked so that two imports do not add one twice."""
    page = VillageIndexPage.objects.filter(locale__language_code="fr").order_by("path").first()
    if page is None:
        raise UnreadableFile(_("The site has no list of villages yet: create that page first."))
    Page.objects.select_for_update().get(pk=page.pk)
    return page


def _check(rows, parent) -> tuple[list[VillagePage], Report]:
    """Return the pages to add and the report; problems of every line, not of the first only."""
    known = set(
        VillagePage.objects.filter(locale=parent.locale).values_list("insee_code", flat=True)
    )
    pages, report, seen = [], Report(), {}
    if not rows:
        report.problems.append(Problem(_("There is no village under the first line.")))
    for line, row in rows:
        page = _page(row, parent)
        problems = _problems(page, line)
        code = row["insee_code"]
        if code and code in seen:
            message = _("This INSEE code is already on line %(line)s.") % {"line": seen[code]}
            problems.append(Problem(message, line, "insee_code"))
        seen.setdefault(code, line)
        report.problems += problems
        if code in known:
            report.already_there.append(row["name"])
        elif not problems:
            report.created.append(row["name"])
            pages.append(page)
    return pages, report


def _page(row: dict[str, str], parent) -> VillagePage:
    page = VillagePage(live=False, has_unpublished_changes=True, locale=parent.locale)
    for name, value in row.items():
        field_of_model = VillagePage._meta.get_field(COLUMNS[name])
        setattr(page, COLUMNS[name], None if field_of_model.null and value == "" else value)
    return page


def _problems(page: VillagePage, line: int) -> list[Problem]:
    """Return what the model's own validators say against the page, column by column."""
    column = {name: column for column, name in COLUMNS.items()}
    others = {item.name for item in VillagePage._meta.get_fields()} - set(column)
    try:
        page.clean_fields(exclude=others)
    except ValidationError as error:
        return [
            Problem(message, line, column[name])
            for name, messages in error.message_dict.items()
            for message in messages
        ]
    return []
