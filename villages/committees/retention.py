"""How long the addresses of those who were asked are kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from cms.outbox.schedule import every
from villages.models import CommitteeInvitation

#: After the answer, the withdrawal, or the day until which the letter could be answered.
KEEP_INVITATIONS = timedelta(days=30)


def erase_committee_invitations(now: datetime | None = None) -> int:
    """Delete the invitations that ended a month ago; return how many. Who accepted has an account
    and a mandate, which says who invited them."""
    before = (now or timezone.now()) - KEEP_INVITATIONS
    over = CommitteeInvitation.objects.filter(
        Q(accepted_at__lt=before)
        | Q(declined_at__lt=before)
        | Q(withdrawn_at__lt=before)
        | Q(valid_until__lt=before)
    )
    return over.delete()[0]


def register_jobs() -> None:
    """Declare what is done each night."""
    every(
        daily_at=time(4, 20),
        name="erase_committee_invitations",
        do=erase_committee_invitations,
    )
