"""How long the personal data of dossiers is kept (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.outbox.schedule import every

from .models import TakeoverDossier

#: A sale may fall through for some months after it was announced.
KEEP_DOSSIER = timedelta(days=183)
#: Who read it can be asked for as long again as a dispute takes to begin.
KEEP_TRACE = timedelta(days=365)


def erase_dossiers(now: datetime | None = None) -> int:
    """Erase the dossiers whose advert was closed, expired or was left unpublished six months
    ago, and at once those whose advert is deleted; return how many."""
    now = now or timezone.now()
    before = now - KEEP_DOSSIER
    over = (
        Q(page__isnull=True)
        | Q(page__standing__closed_at__lt=before)
        | Q(page__standing__expires_on__lt=timezone.localdate(before))
        | Q(page__live=False, updated_at__lt=before)
    )
    dossiers = TakeoverDossier.objects.filter(over, erased_at__isnull=True)
    return sum(erase(pk, now) for pk in list(dossiers.values_list("pk", flat=True)))


@transaction.atomic
def erase(pk: int, now: datetime) -> bool:
    """Empty the dossier `pk` and delete its pictures; the row stays, for the trace's sake.
    Return whether there was something to erase."""
    dossier = TakeoverDossier.objects.select_for_update().filter(pk=pk, erased_at=None).first()
    if dossier is None:
        return False
    for name in TakeoverDossier.CONTENTS:
        setattr(dossier, name, "")
    dossier.erased_at = now
    dossier.save()
    dossier.photographs.model.objects.filter(dossier=pk).delete()
    return True


def forget_traces(now: datetime | None = None) -> int:
    """Delete what was erased a year ago, with for whom it had been opened and who had read it;
    return how many dossiers."""
    before = (now or timezone.now()) - KEEP_TRACE
    over = TakeoverDossier.objects.filter(erased_at__lt=before)
    count = over.count()
    over.delete()
    return count


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(3, 50), name="erase_dossiers", do=erase_dossiers)
    every(daily_at=time(3, 55), name="forget_dossier_traces", do=forget_traces)
