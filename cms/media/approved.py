"""A file that was approved, or is being read for approval, stays what it is.

Otherwise a picture could be swapped behind the approval: on the live page, on a page that is
taken down and comes back with what was last approved, or between the moderator's reading and
the moderator's decision.

What partners' pages show is neither replaced nor deleted by anybody, as nobody publishes such a
page but by an approval. A moderator may correct what is said of it. Files that only the CCI's
own pages show are the CCI's to replace.
"""

import json

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from cms.editorial import publication, review
from cms.editorial.files import files_shown
from cms.editorial.pages import ReviewedPage


def objection_to_change(file, *, by) -> str:
    """Return why `by` may not change what is said of `file`, where it lies and what it is cut
    around, as a sentence; empty when they may.

    `file`: a `SiteImage` or `SiteDocument`. Whoever decides on reviews may.
    """
    if file.pk is None or by.has_perm("editorial.decide_review"):
        return ""
    _hold(file)
    if file.used_on.exists():
        return _(
            "A published page shows this file: it stays as it was approved. Add the new file "
            "beside it, choose it in the page, and submit the page."
        )
    if _is_being_reviewed(file):
        return _(
            "A page that waits for approval shows this file: it stays as it was submitted. "
            "Withdraw the page first, or wait for the answer."
        )
    return ""


def objection_to_loss(file, *, by) -> str:
    """Return why `by` may not replace or delete `file`, as a sentence; empty when they may.

    What was approved of partners' pages, or waits for it, is nobody's to replace.
    """
    if file.pk is None:
        return ""
    return objection_to_change(file, by=by) or _objection_of_review(file)


def objection_to_deletion(file, *, by) -> str:
    """Return why `by` may not delete `file`: as `objection_to_loss`, or because what is kept
    (a page of the CCI's own, a new page's draft) does not live without it."""
    return objection_to_loss(file, by=by) or _objection_of_rows(file)


def _objection_of_rows(file) -> str:
    try:
        Collector(using=file._state.db or "default").collect([file])
    except (ProtectedError, RestrictedError):
        return _("A page does not do without this file: choose another one there first.")
    return ""


def is_settled(file) -> bool:
    """Whether a published page shows `file`, or one that waits for approval."""
    return file.used_on.exists() or _is_being_reviewed(file)


def _objection_of_review(file) -> str:
    _hold(file)
    if any(issubclass(use.page.specific_class, ReviewedPage) for use in _uses(file)):
        return _(
            "An approved page shows this file: nobody replaces or deletes it, not even the CCI. "
            "Add the new file beside it, choose it in the page, and have the page approved."
        )
    if _is_being_reviewed(file):
        return _(
            "A page that waits for approval shows this file: nobody replaces or deletes it "
            "before the page is approved or sent back."
        )
    return ""


def _uses(file):
    return file.used_on.select_related("page")


def _is_being_reviewed(file) -> bool:
    number = str(file.pk)
    return any(
        # most name no such number at all, and need not be unpacked
        number in json.dumps(state.revision.content)
        and (type(file), file.pk) in files_shown(state.revision.as_object())
        for state in review.waiting_states()
    )


def _hold(file) -> None:
    """Take the row of `file` until the transaction ends: who submits a page that shows it waits
    meanwhile, as who replaces it waits for them (`cms.editorial.files.hold`)."""
    if connection.in_atomic_block:
        type(file).objects.select_for_update(of=("self",)).filter(pk=file.pk).first()


def refuse_deletion(sender, instance, **kwargs) -> None:
    """Receiver of `pre_delete`: the last gate, whatever code asks and whoever runs it.

    Raises `PermissionDenied`, which undoes the act with its transaction.
    """
    if not publication.is_seeding() and (objection := _objection_of_review(instance)):
        raise PermissionDenied(objection)


def refuse_replacement(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Receiver of `pre_save`: the same for another file in the same row."""
    if raw or instance.pk is None or (update_fields is not None and "file" not in update_fields):
        return
    kept = sender.objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    if kept is None or (instance.file._committed and instance.file.name == kept):
        return
    refuse_deletion(sender, instance)
