"""The kinds of tables that the site takes. Each room adds its own, in its module ``importing``."""

from collections.abc import Collection
from typing import BinaryIO

from .report import Report
from .ticks import Tick


class TableImport:
    """One kind of table, and what is done with it.

    `kind` names it in commands and in the database, `label` for people; `columns` are those it
    reads, `required` those it must have; `asks_date` when the figures have a date of their own;
    `permission` is what its people must hold; `ticks` is what they may ask for beside.
    """

    kind: str = ""
    label: str = ""
    explanation: str = ""
    columns: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    asks_date: bool = False
    permission: str = "importing.add_tableupload"
    ticks: tuple[Tick, ...] = ()
    max_bytes: int = 5 * 1024 * 1024

    def may_be_used_by(self, user) -> bool:
        return user.has_perm(self.permission)

    def run(
        self,
        file: BinaryIO,
        *,
        by=None,
        dated_on=None,
        is_dry_run: bool,
        ticked: Collection[str] = (),
    ) -> Report:
        """Apply the table in `file` as the user `by`, or only say what would become of it.

        All or nothing: a report with problems has changed nothing. `ticked` names those of
        `ticks` that are asked for.
        """
        raise NotImplementedError


_kinds: dict[str, TableImport] = {}


def add(kind: TableImport) -> None:
    """Let the site take tables of this kind."""
    _kinds[kind.kind] = kind


def register(import_class: type[TableImport]) -> type[TableImport]:
    """Class decorator: the site takes tables of this kind."""
    add(import_class())
    return import_class


def kinds_for(user) -> list[TableImport]:
    """Return the kinds that `user` may bring, the CCI's own tables first."""
    allowed = [kind for kind in _kinds.values() if kind.may_be_used_by(user)]
    return sorted(allowed, key=lambda kind: kind.asks_date)


def kind_of(name: str) -> TableImport:
    """Return the kind of that name. Raises KeyError."""
    return _kinds[name]
