"""Small changes approved together, at one press."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from cms.editorial import review
from cms.editorial.models import ReviewState
from cms.editorial.review import Refused

from .summary import compared, is_small


@dataclass
class Outcome:
    """What came of it: the titles of what is public now, and of what is not, each with why."""

    approved: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def approve_small(shown: Iterable[tuple[int, int]], *, by) -> Outcome:
    """Approve those of the reviews `shown` (each with the revision that was on the screen) that are
    small, one by one: each is approved whole or not at all, and none holds up another.

    Whether a change is small is asked now, of what is public now.
    """
    outcome = Outcome()
    shown = dict(shown)
    known = ReviewState.objects.select_related("revision", "workflow_state").in_bulk(shown)
    for pk, revision_id in shown.items():
        state = known.get(pk)
        if state is None:
            outcome.refused.append((_("A change"), review.over_message()))
            continue
        try:
            with transaction.atomic():
                _approve(state, revision_id, by)
        except Refused as refusal:
            outcome.refused.append((state.revision.object_str, str(refusal)))
        else:
            outcome.approved.append(state.revision.object_str)
    return outcome


def _approve(state: ReviewState, revision_id: int, by) -> None:
    review.locked_page(int(state.workflow_state.object_id))
    live, version, changes = compared(state)
    if live is None or not is_small(version, changes):
        raise Refused(_("This is more than a small change: open it to read it."), state)
    review.approve(state, by=by, revision_id=revision_id)
