"""How long what applicants typed is kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from annuaire.models import JoinRequest
from cms.outbox.schedule import every

State = JoinRequest.State
#: After the decision. What was thrown away was nobody's, and is deleted.
KEPT = {State.DECLINED: timedelta(days=183), State.ACCEPTED: timedelta(days=365)}
KEPT_DISCARDED = timedelta(days=31)


def erase_join_requests(now: datetime | None = None) -> int:
    """Empty the requests whose time is over, and delete what was thrown away a month ago; return
    how many. The rows that stay say when, in what language, and what was decided."""
    now = now or timezone.now()
    over = Q()
    for state, kept in KEPT.items():
        over |= Q(state=state, decided_at__lt=now - kept)
    nothing = dict.fromkeys(JoinRequest.PERSONAL, "")
    links = dict.fromkeys(("family", "village", "settled_in", "entry", "decided_by"))
    erased = JoinRequest.objects.filter(over, erased_at=None).update(
        **nothing, **links, languages=[], erased_at=now
    )
    discarded = JoinRequest.objects.filter(
        state=State.DISCARDED, decided_at__lt=now - KEPT_DISCARDED
    )
    return erased + discarded.delete()[0]


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 5), name="erase_join_requests", do=erase_join_requests)
