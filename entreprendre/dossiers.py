"""Opening a dossier for somebody, taking that back, and reading: each leaves its trace.

Acts are all or nothing and say who acts (`by`). One that may not be done raises
`review.Refused` and changes nothing.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms.editorial.review import Refused
from cms.outbox.letters import post_letter
from entreprendre.models import (
    DossierOpening,
    DossierReading,
    EntreprendreIndexPage,
    TakeoverDossier,
)
from entreprendre.models.opening import hash_of

MAY_OPEN = "entreprendre.open_takeoverdossier"

#: How long after a reading its pictures are sent: a page's pictures come right after it.
PICTURES_FOR = timedelta(hours=1)


@transaction.atomic
def open_for(dossier, *, name: str, email: str, language: str, days: int, by) -> DossierOpening:
    """Let `name` read `dossier` for so many `days`, and send the link to `email`.

    The link is in that letter only: what is kept opens nothing. Raises `Refused` when `by` may
    not, when the dossier is erased, or when its advert is closed.
    """
    _check_may_open(by)
    dossier = TakeoverDossier.objects.select_for_update().get(pk=dossier.pk)
    if not TakeoverDossier.objects.readable().filter(pk=dossier.pk).exists():
        raise Refused(_("This dossier is closed: it cannot be opened for anybody."))
    now = timezone.now()
    opening = DossierOpening(
        dossier=dossier,
        name=name,
        email=email,
        language=language,
        opened_by=by,
        opened_at=now,
        open_until=now + timedelta(days=days),
    )
    token = opening.set_token()
    opening.save()
    post_letter(
        "entreprendre/mails/opened",
        to=(email, language),
        context={
            "name": name,
            "title": dossier.page.title,
            "until": timezone.localtime(opening.open_until),
            "path": address_of(token, language),
        },
    )
    return opening


@transaction.atomic
def revoke(opening, *, by) -> None:
    """Take `opening` back at once. Raises `Refused` when `by` may not, or when it is over."""
    _check_may_open(by)
    opening = DossierOpening.objects.select_for_update().get(pk=opening.pk)
    if not opening.is_in_force:
        raise Refused(_("This opening is over already."))
    opening.revoked_at, opening.revoked_by = timezone.now(), by
    opening.save(update_fields=["revoked_at", "revoked_by"])


def find_opening(token: str) -> DossierOpening | None:
    """Return the opening that `token` is the key of, when it is in force now; else None,
    whether there never was one or it is over."""
    openings = DossierOpening.objects.in_force(timezone.now())
    return openings.select_related("dossier__page").filter(token_hash=hash_of(token)).first()


def record_reading(dossier, *, opening=None, user=None) -> DossierReading:
    """Write down that `dossier` is read now, by the holder of `opening` or by a colleague."""
    reader = opening.name if opening else str(user)
    return DossierReading.objects.create(
        dossier=dossier, opening=opening, user=user, reader=reader[:200]
    )


def may_send_pictures(dossier, *, opening=None, user=None) -> bool:
    """Whether the dossier's pictures go out to this reader now: right after a reading, so that
    none is looked at without a trace."""
    who = Q(opening=opening) if opening else Q(user=user)
    return dossier.readings.filter(who, read_at__gt=timezone.now() - PICTURES_FOR).exists()


def address_of(token: str, language: str) -> str:
    """Return the path of the link, in `language`."""
    with translation.override(language):
        section = EntreprendreIndexPage.section_slugs[language]
        return reverse("takeover_dossier", args=[section, token])


def _check_may_open(user) -> None:
    if not user.has_perm(MAY_OPEN):
        raise Refused(_("You may not open dossiers."))
