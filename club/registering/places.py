"""How many places of a meeting are left, for the public: numbers, nobody's name."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from club.models import Registration

State = Registration.State


@dataclass(frozen=True)
class Places:
    """Those `taken` (held ones too), who is `waiting`; `left` is None where there is room for
    all."""

    taken: int
    waiting: int
    left: int | None


def places_of(event, now: datetime | None = None) -> Places:
    """Count the places of `event`: one query. What was not confirmed in time counts no more."""
    now = now or timezone.now()
    rows = event.registrations.active().exclude(confirmed_at=None, held_until__lte=now)
    in_turn = Q(state=State.WAITING) & (Q(doubt="") | Q(confirmed_at__isnull=False))
    counts = rows.aggregate(
        taken=Count("pk", filter=Q(state=State.PLACED)), waiting=Count("pk", filter=in_turn)
    )
    left = None
    if event.capacity is not None:
        left = max(0, event.capacity - counts["taken"] - counts["waiting"])
    return Places(left=left, **counts)


def before(registration) -> int:
    """Return how many wait before who has this `registration`."""
    return registration.event.registrations.in_turn().filter(number__lt=registration.number).count()
