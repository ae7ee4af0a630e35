"""Drafts that are kept from a plain form: the version that is changed, and what has come before
it while somebody typed."""

from dataclasses import dataclass

from . import stale
from .changes import Change, compare


def latest_version(page):
    """Return the latest version of `page`, as an object of its own.

    Asked anew: a page without unpublished changes gives itself as its latest version.
    """
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


@dataclass(frozen=True)
class Overtaking:
    """What was saved while somebody typed: its `revision`, and the `changes` from it to what was
    typed (none where that cannot be read)."""

    revision: object
    changes: list[Change]


def overtaking(request, page, typed=None) -> Overtaking | None:
    """Return what has overtaken the form that was posted for `page`, or None.

    `page`: its row, locked, so that of two who save at once the second is late. `typed`: the
    version that would be saved, None when what was typed is not right.
    """
    if not stale.is_stale(request, page):
        return None
    changes = compare(latest_version(page.specific), typed) if typed else []
    return Overtaking(page.latest_revision, changes)
