"""What becomes of an enquiry: each act all or nothing, by somebody.

An act that may not be done raises `Refused` and changes nothing. `seen` is what `turn_of` said of
the enquiry when the person looked at it: who acts on what has changed since is refused, told so,
and looks again.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.editorial.review import Refused
from guichet.models import Enquiry, OrganisationNeeds, VillageInMind

from . import letters
from .people import may_answer
from .place import promised_day

State = Enquiry.State


def turn_of(enquiry: Enquiry) -> str:
    """Return what stands for the state that `enquiry` is in, until the next act on it."""
    return f"{enquiry.state} {enquiry.changed_at.isoformat()}"


@transaction.atomic
def receive(enquiry: Enquiry, *, needs: OrganisationNeeds | None = None, villages=()) -> Enquiry:
    """Keep a new `enquiry` with what it needs. Without a doubt its sender and the CCI are written
    to; one in doubt is only pointed out to the CCI, for its address may be somebody else's."""
    enquiry.state = State.HELD if enquiry.doubt else State.NEW
    enquiry.answer_by = promised_day()
    enquiry.save()
    if needs:
        needs.enquiry = enquiry
        needs.save()
    VillageInMind.objects.bulk_create(
        VillageInMind(enquiry=enquiry, village=village) for village in villages
    )
    letters.arrived(enquiry)
    if enquiry.state == State.NEW:
        letters.received(enquiry)
    return enquiry


@transaction.atomic
def take(enquiry: Enquiry, *, by, seen: str = "") -> None:
    """Say that `by` answers it: one that waits, a colleague's, or one that goes on after an
    answer. Raises `Refused`."""
    enquiry = _locked(enquiry, by, seen)
    if enquiry.state not in (State.NEW, State.TAKEN, State.ANSWERED) or enquiry.erased_at:
        raise Refused(_("This enquiry cannot be taken up: see where it stands."))
    if enquiry.state == State.TAKEN and enquiry.taken_by == by:
        return
    enquiry.taken_by = by
    _become(enquiry, State.TAKEN, by)


@transaction.atomic
def answer(enquiry: Enquiry, *, words: str, by, seen: str = "") -> None:
    """Say that its sender has an answer, and in `words`, for colleagues, what was done. Raises
    `Refused`."""
    enquiry = _locked(enquiry, by, seen)
    if enquiry.state not in (State.NEW, State.TAKEN):
        raise Refused(_("This enquiry does not wait for an answer: see where it stands."))
    if not words.strip():
        raise Refused(_("Say what was done: a colleague reads it when the person calls again."))
    enquiry.words = words.strip()
    enquiry.taken_by = enquiry.taken_by or by
    _become(enquiry, State.ANSWERED, by)


@transaction.atomic
def clear(enquiry: Enquiry, *, by, seen: str = "") -> None:
    """Say that one in doubt, or thrown away, is a real one: it waits like others from today, and
    its sender learns that it has come. Raises `Refused`."""
    enquiry = _locked(enquiry, by, seen)
    if enquiry.state not in (State.HELD, State.DISCARDED) or enquiry.erased_at:
        raise Refused(_("This enquiry is not in doubt any more."))
    enquiry.answer_by = promised_day()
    _become(enquiry, State.NEW, by)
    letters.received(enquiry)


@transaction.atomic
def discard(enquiry: Enquiry, *, by, seen: str = "") -> None:
    """Throw it away as no real one; nobody is written to. Raises `Refused`."""
    enquiry = _locked(enquiry, by, seen)
    if not enquiry.is_open:
        raise Refused(_("This enquiry does not wait for an answer: see where it stands."))
    _become(enquiry, State.DISCARDED, by)


def _locked(enquiry: Enquiry, by, seen: str) -> Enquiry:
    if not may_answer(by):
        raise Refused(_("The CCI’s advisers and moderators answer enquiries."))
    found = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    if seen and seen != turn_of(found):
        raise Refused(
            _("%(person)s has acted on it meanwhile: look at where it stands now.")
            % {"person": found.changed_by or _("Somebody")}
        )
    return found


def _become(enquiry: Enquiry, state: str, by) -> None:
    enquiry.state, enquiry.changed_at, enquiry.changed_by = state, timezone.now(), by
    enquiry.save()
