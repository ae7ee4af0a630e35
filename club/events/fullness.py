"""Whether meetings are full, for many of them at once."""

from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from club.models import Registration


def spoken_for(now: datetime) -> Coalesce:
    """Return, for a query of meetings, how many places are taken or waited for at `now`: as
    `club.registering.places` counts them for one meeting."""
    rows = Registration.objects.active().exclude(confirmed_at=None, held_until__lte=now)
    in_doubt = Q(state=Registration.State.WAITING, confirmed_at=None) & ~Q(doubt="")
    counts = (
        rows.filter(event=OuterRef("pk"))
        .exclude(in_doubt)
        .order_by()
        .values("event")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return Coalesce(Subquery(counts), 0, output_field=IntegerField())
