"""How long what companies write is kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from annuaire.models import CompanyRequest
from cms.editorial.review import Refused
from cms.outbox.schedule import every

from .following import ask_companies
from .relaying import may_decide

KEEP = timedelta(days=365)
#: What was thrown away may have been so by mistake.
KEEP_DISCARDED = timedelta(days=30)


@transaction.atomic
def erase_requests(now: datetime | None = None) -> int:
    """Empty the requests that came a year ago, and those thrown away a month ago, of every
    personal word; return how many. The rows stay: the figures of each year count them."""
    now = now or timezone.now()
    over = Q(created_at__lt=now - KEEP) | Q(
        state=CompanyRequest.State.DISCARDED, decided_at__lt=now - KEEP_DISCARDED
    )
    return _empty(CompanyRequest.objects.filter(over), now)


@transaction.atomic
def erase(request, *, by) -> None:
    """Empty `request` before its time, for a company that asks for it. Raises `Refused`."""
    if not may_decide(by):
        raise Refused(_("You may not decide on requests."))
    _empty(CompanyRequest.objects.filter(pk=request.pk), timezone.now())


def _empty(requests, now: datetime) -> int:
    emptied = dict.fromkeys(CompanyRequest.PERSONAL, "")
    return requests.filter(erased_at=None).update(**emptied, erased_at=now)


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 0), name="erase_company_requests", do=erase_requests)
    every(daily_at=time(9, 30), name="ask_companies", do=ask_companies)
