"""What is wrong with a table, and where, in words for the person who brought it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


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


class UnreadableTable(Exception):
    """The file is not the table that is asked for. Holds the `Problem`."""

    def __init__(self, message: str, line: int | None = None, column: str = ""):
        self.problem = Problem(message, line, column)
        super().__init__(str(self.problem))
