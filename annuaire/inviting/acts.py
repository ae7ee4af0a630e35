"""Who keeps an entry and never logged in, and the letter that asks them to."""

from collections.abc import Iterable
from itertools import groupby

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from annuaire.joining.acts import may_decide
from cms.accounts.invitations import last_invitations, post_invitation
from cms.editorial.models import Mandate
from cms.editorial.review import Refused

#: Who lets members in also asks them in.
may_invite = may_decide


def never_logged_in(words: str = ""):
    """Return the mandates of the members who never logged in, the longest waiting first.

    Without those whose account is closed or mandate suspended, who have paused or who have left.
    `words`: each is in the entry's name, the person's, or the address.
    """
    found = Mandate.objects.in_force().filter(
        role=Mandate.Role.MEMBER,
        user__is_active=True,
        user__last_login=None,
        page__standing__closed_at=None,
    )
    for word in words.split():
        found = found.filter(
            Q(page__draft_title__icontains=word)
            | Q(user__first_name__icontains=word)
            | Q(user__last_name__icontains=word)
            | Q(user__email__icontains=word)
        )
    return found.select_related("user", "page").order_by("created_at", "pk")


@transaction.atomic
def invite(mandates: Iterable[Mandate], *, by) -> tuple[int, int]:
    """Write to the holders of `mandates`, one letter each, all or none.

    Returns how many are written to, and how many were already invited today and are not. Raises
    `Refused` when `by` may not.
    """
    if not may_invite(by):
        raise Refused(_("The CCI’s moderators write to the members."))
    by_person = sorted(mandates, key=lambda mandate: mandate.user_id)
    last = last_invitations(mandate.user for mandate in by_person)
    written = spared = 0
    for _person, group in groupby(by_person, key=lambda mandate: mandate.user_id):
        kept = list(group)
        user = kept[0].user
        if was_today(last.get(user.email)):
            spared += 1
            continue
        titles = [mandate.page.draft_title for mandate in kept]
        post_invitation(user, by=by, titles=titles, once_a_day=True)
        written += 1
    return written, spared


def was_today(letter) -> bool:
    """Whether `letter`, a row of the outbox or None, was written today."""
    return bool(letter) and timezone.localdate(letter.created_at) == timezone.localdate()
