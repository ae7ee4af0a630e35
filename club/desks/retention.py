"""How long what guests typed is kept (docs/data.md says why)."""

from datetime import datetime, timedelta

from django.utils import timezone

from club.models import DeskRequest

State = DeskRequest.State
#: After the day that was asked for. What was thrown away was nobody's, and is deleted.
KEPT = timedelta(days=365)
KEPT_DISCARDED = timedelta(days=31)


def erase_desk_requests(now: datetime | None = None) -> int:
    """Empty the requests whose day was a year ago, and delete what was thrown away a month ago;
    return how many. The rows that stay say where, what, when and what was answered."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    nothing = dict.fromkeys(DeskRequest.PERSONAL, "")
    over = DeskRequest.objects.filter(day__lt=today - KEPT, erased_at=None)
    # a day that was proposed later is not over yet
    over = over.exclude(proposed_day__gte=today - KEPT)
    erased = over.update(**nothing, user=None, answered_by=None, erased_at=now)
    discarded = DeskRequest.objects.filter(
        state=State.DISCARDED, answered_at__lt=now - KEPT_DISCARDED
    )
    return erased + discarded.delete()[0]
