"""The kinds of tables that the site takes. Each room adds its own, in its module ``importing``."""

from typing import BinaryIO, ClassVar

from .report import Report


class TableImport:
    """One kind of table, and what is done with it.

    `kind` names it in commands and in the database, `label` for people; `columns` are those it
    reads, `required` those it must have; `asks_date` when the figures have a date of their own.
    """

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    explanation: ClassVar[str] = ""
    columns: ClassVar[tuple[str, ...]] = ()
    required: ClassVar[tuple[str, ...]] = ()
    asks_date: ClassVar[bool] = False
    max_bytes: ClassVar[int] = 5 * 1024 * 1024

    def run(self, file: BinaryIO, *, by=None, dated_on=None, is_dry_run: bool) -> Report:
        """Apply the table in `file` as the user `by`, or only say what would become of it.

        All or nothing: a report with problems has changed nothing.
        """
        raise NotImplementedError


_kinds: dict[str, TableImport] = {}


def register(import_class: type[TableImport]) -> type[TableImport]:
    """Class decorator: the site takes tables of this kind."""
    _kinds[import_class.kind] = import_class()
    return import_class


def kinds() -> list[TableImport]:
    return list(_kinds.values())


def kind_of(name: str) -> TableImport:
    """Return the kind of that name. Raises KeyError."""
    return _kinds[name]
