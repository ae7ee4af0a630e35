"""How long what readers said is kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from cms.outbox.schedule import every

from .models import Correction

#: An address is for the answer, and no longer.
KEEP_ADDRESS = timedelta(days=30)
#: After it was decided; and what nobody decides, after it came.
KEPT = timedelta(days=365)


def erase_corrections(now: datetime | None = None) -> int:
    """Forget the addresses of what was decided a month ago, and delete what is a year old; return
    how many rows were touched."""
    now = now or timezone.now()
    answered = Correction.objects.filter(decided_at__lt=now - KEEP_ADDRESS).exclude(email="")
    erased = answered.update(email="")
    old = Q(decided_at__lt=now - KEPT) | Q(decided_at=None, created_at__lt=now - KEPT)
    return erased + Correction.objects.filter(old).delete()[1].get("corrections.Correction", 0)


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 30), name="erase_corrections", do=erase_corrections)
