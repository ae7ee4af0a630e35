"""How often pages were read, for their people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum
from django.utils import timezone

from .models import DailyReads

#: What years are compared with: this month with the same one two years ago.
KEPT = timedelta(days=25 * 31)


@dataclass(frozen=True)
class Reads:
    """How often a page was read, in all its languages."""

    this_month: int = 0
    last_month: int = 0


def write_reads(pages: Iterable, today: date | None = None) -> None:
    """Write into each of `pages` its `reads`. One query for all of them."""
    today = today or timezone.localdate()
    first = today.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    pages = list(pages)
    rows = (
        DailyReads.objects.filter(
            page__translation_key__in={page.translation_key for page in pages}, day__gte=before
        )
        .values("page__translation_key")
        .annotate(
            this_month=Sum("count", filter=Q(day__gte=first), default=0),
            last_month=Sum("count", filter=Q(day__lt=first), default=0),
        )
    )
    reads = {
        row["page__translation_key"]: Reads(row["this_month"], row["last_month"]) for row in rows
    }
    for page in pages:
        page.reads = reads.get(page.translation_key, Reads())


def forget_old_reads(today: date | None = None) -> int:
    """Delete the numbers of days longer ago than `KEPT`; return of how many."""
    today = today or timezone.localdate()
    return DailyReads.objects.filter(day__lt=today - KEPT).delete()[0]
