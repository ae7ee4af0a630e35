"""The meetings that somebody comes to, with their turn where they wait for a place."""

from datetime import datetime

from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from club.models import ClubEventPage, Registration


def registrations_of(user, now: datetime | None = None):
    """Return what `user` is registered for that is not over, the next meeting first: one query.

    Each knows its `turn` on the waiting list, from 1; None for who does not wait.
    """
    now = now or timezone.now()
    before_them = (
        Registration.objects.in_turn()
        .filter(event=OuterRef("event"), number__lte=OuterRef("number"))
        .order_by()
        .values("event")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return (
        Registration.objects.active()
        .filter(user=user, event__live=True, event__ends_at__gt=now)
        .select_related("event__locale", "event__village", "event__telecentre")
        .annotate(turn=Subquery(before_them))
        .order_by("event__starts_at", "pk")
    )


def open_to(user, *, registered: list[Registration], now: datetime | None = None):
    """Return the meetings to come that `user` may still come to, the next one first: not those
    of `registered`, nor the cancelled ones."""
    return (
        ClubEventPage.objects.listed()
        .coming(now or timezone.now())
        .filter(is_cancelled=False)
        .exclude(pk__in=[one.event_id for one in registered])
        .for_cards()
    )
