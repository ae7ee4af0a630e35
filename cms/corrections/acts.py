"""What becomes of what a reader says. Nothing of it changes the page."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.editorial.review import Refused

from .models import Correction

State = Correction.State


def may_read(user) -> bool:
    """Whether `user` reads all of them, with the readers' addresses."""
    return user.is_active and user.has_perm("corrections.view_correction")


def may_decide(user) -> bool:
    """Whether `user` decides on any of them, those in doubt too."""
    return user.is_active and user.has_perm("corrections.change_correction")


def receive(correction: Correction) -> Correction:
    """Keep a new `correction`: one in doubt is shown to the CCI alone."""
    correction.state = State.HELD if correction.doubt else State.OPEN
    correction.save()
    return correction


@transaction.atomic
def clear(correction: Correction, *, by) -> None:
    """Say that one in doubt is a real one: its page's people see it from now on.

    Raises `Refused`.
    """
    if not may_decide(by):
        raise Refused(_("Only the CCI does this."))
    found = _locked(correction, State.HELD)
    found.state, found.created_at = State.OPEN, timezone.now()
    found.save(update_fields=["state", "created_at"])


@transaction.atomic
def settle(correction: Correction, state: str, *, by) -> None:
    """Say that it was put right (`State.DONE`) or that there is nothing to change
    (`State.DISMISSED`), as one of its page's people or as the CCI. Raises `Refused`."""
    if state not in (State.DONE, State.DISMISSED):
        raise Refused(_("That cannot be said of it."))
    found = _locked(correction, State.OPEN, *([State.HELD] if may_decide(by) else []))
    if not (may_decide(by) or found.page.specific.permissions_for_user(by).can_edit()):
        raise Refused(_("You may not do this with this page."))
    found.state, found.decided_at, found.decided_by = state, timezone.now(), by
    found.save(update_fields=["state", "decided_at", "decided_by"])


def _locked(correction: Correction, *states: str) -> Correction:
    rows = Correction.objects.select_related("page").select_for_update(of=("self",))
    found = rows.filter(pk=correction.pk).first()
    if found is None or found.state not in states:
        raise Refused(_("Somebody has dealt with it meanwhile."))
    return found
