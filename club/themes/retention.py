"""How long proposed themes are kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from club.models import ThemeProposal
from cms.outbox.schedule import every

#: So that what was asked for in the last years is before the CCI when it plans a year.
KEPT = timedelta(days=3 * 365)


def forget_themes(now: datetime | None = None) -> int:
    """Delete the themes that were decided on, or proposed and never answered, three years ago,
    and those that wait for an answer whose author has left: nobody is there to be answered.
    Return how many."""
    now = now or timezone.now()
    New = ThemeProposal.State.NEW
    over = (
        Q(decided_at__lt=now - KEPT)
        | Q(state=New, created_at__lt=now - KEPT)
        | Q(state=New, author=None)
    )
    return ThemeProposal.objects.filter(over).delete()[0]


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 25), name="forget_themes", do=forget_themes)
