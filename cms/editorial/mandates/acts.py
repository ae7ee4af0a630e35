"""What the CCI does with a mandate: each act all or nothing, by somebody, in the page's history,
told to whom it concerns.

An act that may not be done raises `Refused` and changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts import invitations
from cms.editorial.models import Mandate
from cms.editorial.review import Refused
from cms.outbox.letters import post_letter

from . import history
from .rights import keeps_mandates


@dataclass(frozen=True)
class Successor:
    """Who gets a mandate: an address, and for a new account a name and a language."""

    email: str
    first_name: str = ""
    last_name: str = ""
    language: str = "fr"


@transaction.atomic
def suspend(mandate: Mandate, *, by) -> None:
    """Let `mandate` open nothing until it is given back, from this moment. Raises `Refused`."""
    mandate = _locked(mandate, by)
    if mandate.suspended_at:
        raise Refused(_("This mandate is suspended already."))
    mandate.suspended_at, mandate.suspended_by = timezone.now(), by
    mandate.save(update_fields=["suspended_at", "suspended_by"])
    history.record("editorial.mandate_suspended", mandate, by=by)
    _tell("editorial/mails/mandate_suspended", mandate)


@transaction.atomic
def give_back(mandate: Mandate, *, by) -> None:
    """Let a suspended `mandate` open again what it opened. Raises `Refused`."""
    mandate = _locked(mandate, by)
    if not mandate.suspended_at:
        raise Refused(_("This mandate is not suspended."))
    mandate.suspended_at = mandate.suspended_by = None
    mandate.save(update_fields=["suspended_at", "suspended_by"])
    history.record("editorial.mandate_given_back", mandate, by=by)
    _tell("editorial/mails/mandate_given_back", mandate)


@transaction.atomic
def end(mandate: Mandate, *, by) -> None:
    """Take `mandate` back for good; the name stays in the page's history. Raises `Refused`."""
    mandate = _locked(mandate, by)
    history.record("editorial.mandate_ended", mandate, by=by)
    thank([mandate])
    mandate.delete()


@transaction.atomic
def transfer(mandate: Mandate, successor: Successor, *, by) -> Mandate:
    """Give `mandate` to `successor`, who is invited, and take it from who holds it; return the
    new one. It is for the same page, role and language, and in force.

    Raises `Refused` when `successor` holds the page in that language already, or when their
    account was closed.
    """
    mandate = _locked(mandate, by)
    try:
        user = invitations.account_of(
            email=successor.email,
            first_name=successor.first_name,
            last_name=successor.last_name,
            language=successor.language,
        )
    except invitations.NotInvited as refusal:
        raise Refused(str(refusal)) from refusal
    held = Mandate.objects.filter(user=user, page=mandate.page, language=mandate.language)
    if held.exists():
        raise Refused(_("This person holds the page already: end the other mandate instead."))
    new = Mandate.objects.create(
        user=user,
        page=mandate.page,
        role=mandate.role,
        language=mandate.language,
        created_by=by,
    )
    history.record("editorial.mandate_handed_on", mandate, by=by, to=user)
    thank([mandate])
    mandate.delete()
    invitations.post_invitation(user, by=by, titles=[new.page.draft_title])
    return new


def thank(ended: Sequence[Mandate]) -> None:
    """Write to the one person who held the mandates `ended` that they hold them no more."""
    user = ended[0].user
    if user.is_active:
        titles = ", ".join(sorted(mandate.page.draft_title for mandate in ended))
        post_letter("editorial/mails/mandate_ended", to=user, context={"titles": titles})


def _locked(mandate: Mandate, by) -> Mandate:
    """Return `mandate` as it is now, with its row for this transaction."""
    if not keeps_mandates(by):
        raise Refused(_("The CCI’s moderators and administrators keep the mandates."))
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("user", "page")
    found = rows.filter(pk=mandate.pk).first()
    if found is None:
        raise Refused(_("This mandate has ended meanwhile."))
    return found


def _tell(letter: str, mandate: Mandate) -> None:
    """Write to who holds `mandate`, unless their account is closed."""
    if mandate.user.is_active:
        context = {"page_title": mandate.page.draft_title, "role": mandate.get_role_display}
        post_letter(letter, to=mandate.user, context=context)
