"""How long what members tell each other is kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from annuaire.models import Notice, Partnership
from cms.outbox.schedule import every

from .partners import QUIET

KEEP_NOTICES = timedelta(days=30)
KEEP_PROPOSALS = timedelta(days=90)


def erase_notices(now: datetime | None = None) -> int:
    """Delete the notices that were over a month ago, with their reports; return how many."""
    before = (now or timezone.now()) - KEEP_NOTICES
    over = Q(closed_at__lt=before) | Q(expires_on__lt=timezone.localdate(before))
    old = Notice.objects.filter(over)
    count = old.count()
    old.delete()
    return count


def forget_proposals(now: datetime | None = None) -> int:
    """Delete the links that nobody answered for three months, and each no once it may be asked
    again; return how many."""
    now = now or timezone.now()
    State = Partnership.State
    old = Q(state=State.PROPOSED, changed_at__lt=now - KEEP_PROPOSALS) | Q(
        state=State.DECLINED, changed_at__lt=now - QUIET
    )
    return Partnership.objects.filter(old).delete()[0]


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 5), name="erase_notices", do=erase_notices)
    every(daily_at=time(4, 10), name="forget_partnership_proposals", do=forget_proposals)
