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
    return places_of_each([event], now)[event.pk]


def places_of_each(events, now: datetime | None = None) -> dict[int, Places]:
    """Count the places of each of `events`, by its key: one query for all."""
    now, events = now or timezone.now(), list(events)
    rows = Registration.objects.active().exclude(confirmed_at=None, held_until__lte=now)
    in_turn = Q(state=State.WAITING) & (Q(doubt="") | Q(confirmed_at__isnull=False))
    counted = (
        rows.filter(event__in=[event.pk for event in events])
        .order_by()
        .values("event")
        .annotate(
            taken=Count("pk", filter=Q(state=State.PLACED)), waiting=Count("pk", filter=in_turn)
        )
    )
    by_event = {row["event"]: (row["taken"], row["waiting"]) for row in counted}
    found = {}
    for event in events:
        taken, waiting = by_event.get(event.pk, (0, 0))
        is_limited = event.capacity is not None
        left = max(0, event.capacity - taken - waiting) if is_limited else None
        found[event.pk] = Places(taken=taken, waiting=waiting, left=left)
    return found


def before(registration) -> int:
    """Return how many wait before who has this `registration`."""
    return registration.event.registrations.in_turn().filter(number__lt=registration.number).count()
