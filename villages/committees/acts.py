"""What the people of a committee do to it themselves: each act all or nothing, in the village's
history.

An act that may not be done raises `Refused` and changes nothing.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.accounts import invitations
from cms.accounts.models import User
from cms.editorial.mandates import history
from cms.editorial.mandates.acts import thank
from cms.editorial.models import Mandate, Standing
from cms.editorial.review import Refused, locked_page
from villages.models import CommitteeInvitation, VillagePage

from . import letters
from .people import HEAD, MEMBER, MOST_PEOPLE, heads, mandates_of

#: At once, of one village: whoever sends more sends them to nobody they know.
MOST_OPEN = 10


@dataclass(frozen=True)
class Invitee:
    """Whom the head asks: an address; the names are for a new account, and may be empty."""

    email: str
    first_name: str = ""
    last_name: str = ""
    language: str = "fr"


@transaction.atomic
def invite(village: VillagePage, invitee: Invitee, *, by) -> CommitteeInvitation:
    """Ask `invitee` to be of the committee of `village`, and write to them; return what waits.

    The same happens whether the address has an account or not. Raises `Refused`.
    """
    village = _headed(village, by)
    email = User.objects.normalize_email(invitee.email)
    if mandates_of(village).filter(user__email=email).exists():
        raise Refused(_("This person is of your committee already."))
    _check_room(village)
    asked = village.committee_invitations.filter(email=email)
    if asked.waiting().exists():
        raise Refused(_("This address is invited already: you can send the letter again below."))
    if village.committee_invitations.waiting().count() >= MOST_OPEN:
        raise Refused(
            _(
                "%(number)s invitations wait for an answer: that is as many as can. Withdraw one "
                "first, or wait for an answer."
            )
            % {"number": MOST_OPEN}
        )
    # one of the same address whose time was over gives way
    asked.filter(accepted_at=None, declined_at=None, withdrawn_at=None).delete()
    now = timezone.now()
    invitation = CommitteeInvitation.objects.create(
        village=village,
        email=email,
        first_name=invitee.first_name,
        last_name=invitee.last_name,
        language=invitee.language,
        invited_by=by,
        sent_at=now,
        valid_until=now + CommitteeInvitation.VALID_FOR,
    )
    log(instance=village, action="villages.committee_invited", user=by)
    letters.post_invitation(invitation)
    return invitation


@transaction.atomic
def send_again(invitation: CommitteeInvitation, *, by) -> None:
    """Write the letter again, in the name of `by`, for another thirty days; once a day at most.

    Raises `Refused`.
    """
    village = _headed(invitation.village, by)
    invitation = _unanswered(invitation)
    if not invitation.may_be_sent_again:
        raise Refused(_("The letter was sent today: give it a day."))
    _check_room(village)
    now = timezone.now()
    invitation.invited_by, invitation.sent_at = by, now
    invitation.valid_until = now + CommitteeInvitation.VALID_FOR
    invitation.save(update_fields=["invited_by", "sent_at", "valid_until"])
    letters.post_invitation(invitation)


@transaction.atomic
def withdraw(invitation: CommitteeInvitation, *, by) -> None:
    """Let `invitation` open nothing any more. Raises `Refused`."""
    village = _headed(invitation.village, by)
    invitation = _unanswered(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    log(instance=village, action="villages.committee_withdrawn", user=by)


@transaction.atomic
def accept(invitation: CommitteeInvitation, *, first_name: str = "", last_name: str = "") -> User:
    """Make whoever was asked a member of the committee; return their account.

    It is called for who holds the letter. The names are for a new account. An account that is
    there keeps its role in the village. Raises `Refused`.
    """
    village = locked_page(invitation.village_id)
    invitation = _acceptable(invitation)
    if Standing.objects.filter(page=village.pk, closed_as=VillagePage.Closing.LEFT).exists():
        raise Refused(_("This village is no longer among the partner villages."))
    try:
        user = invitations.account_of(
            email=invitation.email,
            first_name=first_name or invitation.first_name,
            last_name=last_name or invitation.last_name,
            language=invitation.language,
        )
    except invitations.NotInvited as refusal:
        raise Refused(
            _("This address had an account that was closed. Write to the CCI, who opens it again.")
        ) from refusal
    if not mandates_of(village).filter(user=user).exists():
        _check_room(village)
        mandate = Mandate.objects.create(
            user=user, page=village, role=MEMBER, created_by=invitation.invited_by
        )
        history.record("villages.invite", mandate, by=invitation.invited_by)
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    return user


@transaction.atomic
def decline(invitation: CommitteeInvitation) -> None:
    """Write down that whoever was asked says no. Raises `Refused` when it is over already."""
    locked_page(invitation.village_id)
    invitation = _unanswered(invitation)
    invitation.declined_at = timezone.now()
    invitation.save(update_fields=["declined_at"])


@transaction.atomic
def remove(mandate: Mandate, *, by) -> None:
    """Take a plain member out of the committee that `by` heads, at once, and tell them.

    Raises `Refused` for a head: the CCI decides on those.
    """
    village = _headed(mandate.page, by)
    mandate = _of_the_committee(mandate, village)
    if mandate.role == HEAD:
        raise Refused(_("Who heads the committee is changed by the CCI: write to it, or call."))
    _end(mandate, by)


@transaction.atomic
def leave(mandate: Mandate, *, by) -> None:
    """Let `by`, a plain member, leave the committee. Raises `Refused`."""
    village = locked_page(mandate.page_id)
    mandate = _of_the_committee(mandate, village)
    if mandate.user_id != by.pk or not by.is_active:
        raise Refused(_("Nobody leaves for somebody else."))
    if mandate.role == HEAD:
        raise Refused(_("You head the committee: ask the CCI who comes after you."))
    _end(mandate, by)


def _end(mandate: Mandate, by) -> None:
    history.record("villages.end", mandate, by=by)
    thank([mandate])
    mandate.delete()


def _headed(village, by) -> VillagePage:
    """Return `village`, its row taken for this transaction; `by` heads its committee."""
    village = locked_page(village.pk)
    if not heads(by, village):
        raise Refused(_("Only the head of the committee invites and removes people."))
    return village


def _check_room(village) -> None:
    if mandates_of(village).count() >= MOST_PEOPLE:
        raise Refused(
            _("The committee has %(number)s people: that is as many as can. Ask the CCI for more.")
            % {"number": MOST_PEOPLE}
        )


def _unanswered(invitation) -> CommitteeInvitation:
    rows = CommitteeInvitation.objects.select_for_update(of=("self",))
    found = rows.filter(
        pk=invitation.pk, accepted_at=None, declined_at=None, withdrawn_at=None
    ).first()
    if found is None:
        raise Refused(_("This invitation is over: it was answered, or withdrawn."))
    return found


def _acceptable(invitation) -> CommitteeInvitation:
    found = _unanswered(invitation)
    if not CommitteeInvitation.objects.acceptable().filter(pk=found.pk).exists():
        raise Refused(_("This invitation is over: ask the committee for another one."))
    return found


def _of_the_committee(mandate: Mandate, village) -> Mandate:
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("user", "page")
    found = rows.filter(pk=mandate.pk, pk__in=mandates_of(village).values("pk")).first()
    if found is None:
        raise Refused(_("This person is not of the committee any more."))
    return found
