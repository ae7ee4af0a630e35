"""Who has which review open: told to the others so that no two read the same one. No lock."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils import timezone

from cms.outbox.schedule import every

from .models import Reading, ReviewState

#: Who opened a review longer ago is taken to have gone to do something else.
FRESH = timedelta(minutes=15)
KEPT = timedelta(days=1)


def open_by(user, state: ReviewState) -> None:
    """Write down that `user` reads `state` from now on."""
    Reading.objects.update_or_create(state=state, user=user, defaults={"seen_at": timezone.now()})


def readings_of(states: Iterable[ReviewState], but, now: datetime | None = None):
    """Return the fresh readings of `states` by others than `but`, the longest first."""
    since = (now or timezone.now()) - FRESH
    return (
        Reading.objects.filter(state__in=[state.pk for state in states], seen_at__gt=since)
        .exclude(user=but)
        .select_related("user")
        .order_by("seen_at", "pk")
    )


def others_reading(states: Iterable[ReviewState], but) -> dict[int, list[str]]:
    """Return the names of those who read each of `states` now, besides `but`, by the key of the
    state; states that nobody reads are left out. One query, however many."""
    names: dict[int, list[str]] = {}
    for reading in readings_of(states, but):
        names.setdefault(reading.state_id, []).append(str(reading.user))
    return names


def release(state: ReviewState) -> None:
    """Forget who read `state`: it is decided."""
    Reading.objects.filter(state=state).delete()


def follow(state: ReviewState, corrected: ReviewState) -> None:
    """Let those who read `state` read `corrected`, which takes its place."""
    Reading.objects.filter(state=state).update(state=corrected)


def forget_old_readings(now: datetime | None = None) -> int:
    """Delete what nobody reads any more; return how many rows."""
    return Reading.objects.filter(seen_at__lt=(now or timezone.now()) - KEPT).delete()[0]


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 20), name="forget_old_readings", do=forget_old_readings)
