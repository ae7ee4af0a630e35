"""In which order what waits is read."""

from datetime import timedelta

from django.db.models import Case, F, When
from django.utils import timezone

from cms.editorial import readings, review
from cms.editorial.models import ReviewState
from cms.editorial.reviewers import Reviewing

#: What is needed within that time goes before what is older.
SOON = timedelta(days=14)


def waiting():
    """Return every review that waits: what is needed soon by the day (`urgent_by`), then the rest,
    the longest waiting first. A correction does not make a submission younger."""
    today = timezone.localdate()
    soon = When(needed_by__range=(today, today + SOON), then=F("needed_by"))
    return (
        review.waiting_states()
        .select_related("submitted_revision")
        .defer("submitted_revision__content")
        .annotate(urgent_by=Case(soon, default=None))
        .order_by(F("urgent_by").asc(nulls_last=True), "submitted_at", "pk")
    )


def next_for(user, but=()) -> ReviewState | None:
    """Return the first review that `user` may decide on and nobody else reads; None when there is
    none. `but`: keys of reviews that were left for later."""
    states = [state for state in waiting() if state.pk not in but]
    read, reviewing = readings.others_reading(states, but=user), Reviewing(user)
    free = (s for s in states if s.pk not in read and not reviewing.objection_to(s))
    return next(free, None)
