"""A file that was approved, or is being read for approval, stays what it is.

Otherwise a picture could be swapped behind the approval: on the live page, on a page that is
taken down and comes back with what was last approved, or between the moderator's reading and
the moderator's decision.
"""

from django.utils.translation import gettext as _

from cms.editorial import review
from cms.editorial.files import files_shown


def objection_to_change(file, *, by) -> str:
    """Return why `by` may not change or delete `file`, as a sentence; empty when they may.

    `file`: a `SiteImage` or `SiteDocument`. Whoever decides on reviews may.
    """
    if file.pk is None or by.has_perm("editorial.decide_review"):
        return ""
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


def _is_being_reviewed(file) -> bool:
    return any(
        (type(file), file.pk) in files_shown(state.revision.as_object())
        for state in review.waiting_states()
    )
