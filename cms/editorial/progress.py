"""Where a change stands, as its author reads it wherever they look."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median

from django.utils import timezone
from wagtail.models import TaskState

from cms.working_days import working_days_between

from . import people, review
from .models import Reading, ReviewState
from .readings import FRESH

#: What the CCI takes is told from what it took in this time, when it decided so often at least.
LOOKED_BACK = timedelta(days=90)
FEWEST = 5


@dataclass(frozen=True)
class Progress:
    """The last review of a page (None: it was never submitted), and what its people are told.

    `is_read`: somebody at the CCI has it open now; `usual_days`: within how many working days
    the CCI mostly answers (None: nobody can say); `withdrawn_by`: the name of who took it back,
    when that is one of the page's people.
    """

    review: ReviewState | None
    is_read: bool = False
    usual_days: int | None = None
    withdrawn_by: str = ""

    @property
    def is_withdrawn(self) -> bool:
        return self.review is not None and self.review.status == TaskState.STATUS_CANCELLED

    @property
    def is_approved(self) -> bool:
        return self.review is not None and self.review.status == TaskState.STATUS_APPROVED

    @property
    def is_corrected(self) -> bool:
        return self.is_approved and self.review.corrected_by_id is not None


def progress_of(held) -> Progress:
    """Return where the page of `held` (a `HeldPage`) stands with the CCI."""
    last = _last_review(held.page)
    if held.state == "waiting" and last:
        fresh = Reading.objects.filter(state=last, seen_at__gt=timezone.now() - FRESH)
        return Progress(last, is_read=fresh.exists(), usual_days=usual_days())
    progress = Progress(last)
    if not progress.is_withdrawn or last.finished_by is None:
        return progress
    is_theirs = people.holders(held.page).filter(pk=last.finished_by_id).exists()
    return Progress(last, withdrawn_by=str(last.finished_by) if is_theirs else "")


def usual_days(now: datetime | None = None) -> int | None:
    """Return within how many working days the CCI decides in half of the cases, one at least;
    None where it has decided too rarely of late."""
    since = (now or timezone.now()) - LOOKED_BACK
    decided = ReviewState.objects.filter(status__in=review.DECIDED, finished_at__gt=since)
    taken = [
        working_days_between(timezone.localdate(submitted), timezone.localdate(finished))
        for submitted, finished in decided.values_list("submitted_at", "finished_at")
    ]
    return max(ceil(median(taken)), 1) if len(taken) >= FEWEST else None


def _last_review(page) -> ReviewState | None:
    reviews = review.states_of(page).select_related("submitted_by", "finished_by")
    return reviews.order_by("-pk").first()
