"""How long what people write to the guichet unique is kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import TruncYear
from django.utils import timezone

from cms.outbox.schedule import every
from guichet.models import Enquiry, OrganisationNeeds, VillageInMind

State = Enquiry.State
#: After the last act on it, or after it came: who asked for nothing more is a prospect, whose
#: data the CNIL has kept for three years at most.
KEPT = timedelta(days=3 * 365)
#: What was thrown away was nobody's.
KEPT_DISCARDED = timedelta(days=30)


@transaction.atomic
def erase_enquiries(now: datetime | None = None) -> int:
    """Empty the enquiries whose time is over, and delete what was thrown away a month ago; return
    how many. The rows that stay say in what year, in what language and about what somebody wrote,
    and whether they had an answer: no day, so that a diary tells no name."""
    now = now or timezone.now()
    over = Q(changed_at__lt=now - KEPT) & ~Q(state=State.DISCARDED)
    numbers = list(
        Enquiry.objects.select_for_update(of=("self",))
        .filter(over, erased_at=None)
        .values_list("pk", flat=True)
    )
    OrganisationNeeds.objects.filter(enquiry__in=numbers).delete()
    VillageInMind.objects.filter(enquiry__in=numbers).delete()
    year = TruncYear("created_at", tzinfo=timezone.get_default_timezone())
    Enquiry.objects.filter(pk__in=numbers).update(
        **dict.fromkeys(Enquiry.PERSONAL, ""),
        **dict.fromkeys(("answer_by", "taken_by", "changed_by")),
        created_at=year,
        changed_at=year,
        erased_at=now,
    )
    discarded = Enquiry.objects.filter(state=State.DISCARDED, changed_at__lt=now - KEPT_DISCARDED)
    count = discarded.count()
    discarded.delete()
    return len(numbers) + count


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 10), name="erase_enquiries", do=erase_enquiries)
