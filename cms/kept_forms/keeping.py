"""Keeping a form for an hour, readable by the browser that sent it and by nobody else."""

from datetime import datetime, timedelta
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils import timezone

from cms.outbox.schedule import every

from .models import KeptForm
from .owners import cookie_name
from .typed import Typed

KEPT = timedelta(hours=1)
MOST = 10  # forms of one person; the oldest make room


def keep(request, typed: Typed, *, owner: int) -> tuple[KeptForm, str]:
    """Keep `typed` for the person `owner`. Return the row, and the key that opens it: give it to
    the browser by `give_key`, and to nobody else."""
    key = request.COOKIES.get(cookie_name("kept-key"), "")
    try:
        box = Fernet(key)
    except ValueError:
        key = Fernet.generate_key().decode()
        box = Fernet(key)
    kept = KeptForm.objects.create(owner_id=owner, contents=box.encrypt(typed.as_json()))
    oldest = KeptForm.objects.filter(owner_id=owner).order_by("-created_at")[MOST:]
    KeptForm.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
    return kept, key


def give_key(response, key: str) -> None:
    """Let the browser alone hold `key`, for as long as a form is kept."""
    response.set_cookie(
        cookie_name("kept-key"),
        key,
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def opened(request, pk: UUID) -> tuple[KeptForm, Typed] | None:
    """Return the form `pk` with what is in it; None when it is over, or another browser's."""
    kept = KeptForm.objects.filter(pk=pk, created_at__gte=timezone.now() - KEPT).first()
    try:
        box = Fernet(request.COOKIES.get(cookie_name("kept-key"), ""))
        return kept and (kept, Typed.from_json(box.decrypt(bytes(kept.contents))))
    except (ValueError, InvalidToken):
        return None


def forget(pk: str, *, owner) -> None:
    """Erase the form `pk` of `owner`, if it is one."""
    try:
        number = UUID(pk)
    except ValueError:
        return
    KeptForm.objects.filter(pk=number, owner=owner).delete()


def erase_kept_forms(now: datetime | None = None) -> int:
    """Erase what was kept for longer than an hour; return how many forms."""
    return KeptForm.objects.filter(created_at__lt=(now or timezone.now()) - KEPT).delete()[0]


def register_jobs() -> None:
    """Declare what is done by the clock."""
    every(minutes=10, name="erase_kept_forms", do=erase_kept_forms)
