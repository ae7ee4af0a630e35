"""How many write to the guichet unique, and where their answers stand."""

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone

from guichet.models import Enquiry

State = Enquiry.State


def counts_by_state() -> dict[str, int]:
    """Return how many enquiries are in each state. One query."""
    return dict(Enquiry.objects.order_by().values_list("state").annotate(count=Count("pk")))


def counts_by_year():
    """Return, the newest year first, how many came, were answered, and wait; what was thrown away
    counts for nothing. One query; erasing an enquiry changes none of it."""
    return (
        Enquiry.objects.exclude(state=State.DISCARDED)
        .annotate(year=ExtractYear("created_at", tzinfo=timezone.get_default_timezone()))
        .values("year")
        .annotate(
            came=Count("pk"),
            answered=Count("pk", filter=Q(state=State.ANSWERED)),
            waiting=Count("pk", filter=Q(state__in=Enquiry.OPEN)),
        )
        .order_by("-year")
    )
