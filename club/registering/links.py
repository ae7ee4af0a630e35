"""The signed link by which a letter leads to a registration, without an account."""

from datetime import datetime

from django.core import signing
from django.utils import timezone
from django.utils.translation import get_language

from club.addresses import REGISTRATION
from club.models import ClubIndexPage, Registration

from .moments import LINKS_LAST

SALT = "club.registration"


def token_of(registration) -> str:
    """Return what opens the screen of `registration` without logging in."""
    return signing.dumps(registration.pk, salt=SALT)


def address_of(registration, language: str | None = None) -> str:
    """Return the path of that screen, in the language of the person if not another."""
    return f"{REGISTRATION.address(language or registration.language)}{token_of(registration)}/"


def club_address(language: str | None = None) -> str:
    """Return where the meetings are listed, in `language` (the active one when not given)."""
    language = language or get_language()
    return f"/{language}/{ClubIndexPage.section_slugs[language]}/"


def find(token: str) -> Registration | None:
    """Return the registration that `token` opens; None for what opens nothing."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    rows = Registration.objects.select_related(
        "event__locale", "event__village", "event__telecentre"
    )
    return rows.filter(pk=pk).first()


def is_too_old(registration, now: datetime | None = None) -> bool:
    """Whether links to it lead nowhere any more: the meeting is a week past, or it is emptied."""
    now = now or timezone.now()
    return bool(registration.erased_at) or now > registration.event.ends_at + LINKS_LAST
