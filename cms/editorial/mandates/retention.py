"""How long the account of somebody is kept who holds nothing any more (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cms.editorial.models import FormerHolder
from cms.outbox.letters import post_letter
from cms.outbox.schedule import every

from . import history

#: After the last mandate ended, or the last log-in when that was later.
KEEP_ACCOUNT = timedelta(days=365)
#: Before it is deleted: who wants to keep it logs in.
WARN_BEFORE = timedelta(days=30)


def warn_former_holders(now: datetime | None = None) -> int:
    """Write to those whose account is deleted in a month; return how many."""
    now = now or timezone.now()
    due = _without_anything(now - KEEP_ACCOUNT + WARN_BEFORE).filter(
        Q(warned_at=None) | Q(warned_at__lt=F("user__last_login"))
    )
    return sum(_warn(pk, now) for pk in list(due.values_list("pk", flat=True)))


def delete_former_holders(now: datetime | None = None) -> int:
    """Delete the accounts of those who were told so a month ago and did nothing; return how
    many."""
    now = now or timezone.now()
    due = _to_be_deleted(now)
    return sum(_delete(pk, now) for pk in list(due.values_list("pk", flat=True)))


def _without_anything(before: datetime):
    """Return the former holders who have neither a mandate nor a role at the CCI, and whose last
    mandate and last log-in were before `before`."""
    return FormerHolder.objects.filter(
        Q(user__last_login=None) | Q(user__last_login__lt=before),
        since__lt=before,
        user__mandates=None,
        user__groups=None,
        user__is_staff=False,
        user__is_superuser=False,
    )


def _to_be_deleted(now: datetime):
    return _without_anything(now - KEEP_ACCOUNT).filter(
        Q(user__last_login=None) | Q(user__last_login__lt=F("warned_at")),
        warned_at__lte=now - WARN_BEFORE,
    )


@transaction.atomic
def _warn(pk: int, now: datetime) -> bool:
    row = FormerHolder.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        return False
    row.warned_at = now
    row.save(update_fields=["warned_at"])
    if row.user.is_active:
        post_letter(
            "editorial/mails/account_ends",
            to=row.user,
            context={
                "day": timezone.localdate(now + WARN_BEFORE),
                "code_path": reverse("account_request_login_code"),
            },
        )
    return row.user.is_active


@transaction.atomic
def _delete(pk: int, now: datetime) -> bool:
    user = get_user_model().objects.select_for_update().filter(former_holder=pk).first()
    if user is None or not _to_be_deleted(now).filter(pk=pk).exists():
        return False
    history.forget(user)
    user.delete()
    return True


def register_jobs() -> None:
    """Declare what is done each day: people are written to in the morning."""
    every(daily_at=time(9, 40), name="warn_former_holders", do=warn_former_holders)
    every(daily_at=time(4, 30), name="delete_former_holders", do=delete_former_holders)
