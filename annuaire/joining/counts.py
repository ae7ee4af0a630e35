"""How many ask to join, and what becomes of them."""

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone

from annuaire.models import JoinRequest

State = JoinRequest.State


def counts_by_state() -> dict[str, int]:
    """Return how many requests are in each state. One query."""
    found = JoinRequest.objects.order_by().values_list("state").annotate(count=Count("pk"))
    return dict(found)


def counts_by_year():
    """Return, the newest year first, how many came, were accepted and declined; what was thrown
    away counts for nothing. One query; erasing a request changes none of it."""
    return (
        JoinRequest.objects.exclude(state=State.DISCARDED)
        .annotate(year=ExtractYear("created_at", tzinfo=timezone.get_default_timezone()))
        .values("year")
        .annotate(
            came=Count("pk"),
            accepted=Count("pk", filter=Q(state=State.ACCEPTED)),
            declined=Count("pk", filter=Q(state=State.DECLINED)),
        )
        .order_by("-year")
    )
