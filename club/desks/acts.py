"""What becomes of a request: each act all or nothing, under the lock of its row, so that of two
people who answer at once the second is told what the first said.

An act that may not be done raises `Refused` and changes nothing; one that finds no place free any
more raises `club.booking.acts.Full`, and the request stays open.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from club.booking import acts as booking_acts
from club.hosts import Host
from club.models import DeskBooking, DeskRequest
from cms.editorial.review import Refused

from . import letters

State = DeskRequest.State


@transaction.atomic
def receive(request: DeskRequest) -> DeskRequest:
    """Keep a new `request`. Without a doubt the hosts and the guest are written to; one in doubt
    is only pointed out to the CCI, for its address may be somebody else's."""
    request.state = State.HELD if request.doubt else State.WAITING
    request.save()
    if request.doubt:
        letters.held(request)
    else:
        _hand_on(request)
    return request


@transaction.atomic
def clear(request: DeskRequest, *, by: Host) -> None:
    """Say that a request in doubt is a real one: it waits like others. Raises `Refused`."""
    request = _locked(request, State.HELD)
    request.state, request.created_at = State.WAITING, timezone.now()
    request.save()
    _hand_on(request, but=by)


@transaction.atomic
def discard(request: DeskRequest, *, by: Host) -> None:
    """Throw a request in doubt away; nobody is written to. Raises `Refused`."""
    _answer(_locked(request, State.HELD), State.DISCARDED, by)


@transaction.atomic
def accept(request: DeskRequest, *, by: Host, words: str = "") -> DeskBooking:
    """Say yes: what was asked for is booked, and both have it in their calendar.

    Raises `Refused`, `Full`.
    """
    request = _locked(request, State.WAITING)
    _check_to_come(request)
    request.words = words
    _book(request)
    _answer(request, State.ACCEPTED, by)
    letters.accepted(request)
    return request.booking


@transaction.atomic
def propose(request: DeskRequest, *, by: Host, day: date, part: str, words: str = "") -> None:
    """Propose another `day`: it is the guest who says yes or no to it. Raises `Refused`."""
    request = _locked(request, State.WAITING)
    if (day, part) == (request.day, request.part):
        raise Refused(_("That is the day that was asked for: say yes, or propose another one."))
    request.proposed_day, request.proposed_part, request.words = day, part, words
    _answer(request, State.PROPOSED, by)
    letters.proposed(request)


@transaction.atomic
def decline(request: DeskRequest, *, by: Host, words: str = "") -> None:
    """Say no, in a letter with `words` that names the télécentres nearby. Raises `Refused`."""
    request = _locked(request, State.WAITING)
    request.words = words
    _answer(request, State.DECLINED, by)
    letters.declined(request)


@transaction.atomic
def agree(request: DeskRequest) -> DeskBooking:
    """Say yes, as the guest, to the day that the host proposed. Raises `Refused`, `Full`."""
    request = _locked(request, State.PROPOSED)
    _check_to_come(request)
    _book(request)
    request.state = State.ACCEPTED
    request.save()
    letters.accepted(request)
    return request.booking


@transaction.atomic
def withdraw(request: DeskRequest) -> None:
    """Take it back, as the guest: asked, proposed or accepted, until the day. Raises `Refused`."""
    request = _locked(request, State.WAITING, State.PROPOSED, State.ACCEPTED)
    _check_to_come(request)
    was_accepted = request.state == State.ACCEPTED
    request.state = State.WITHDRAWN
    request.save()
    if was_accepted and request.booking and not request.booking.is_cancelled:
        booking_acts.cancel(request.booking, by_host=False)
    else:
        letters.withdrawn(request)


def _locked(request: DeskRequest, *states: str) -> DeskRequest:
    """Return `request` as it is now, locked, where it is in one of `states`."""
    rows = DeskRequest.objects.select_related("telecentre", "booking", "answered_by")
    request = rows.select_for_update(of=("self",)).get(pk=request.pk)
    if request.state not in states or request.erased_at:
        raise Refused(
            _("That cannot be done any more: this request is “%(state)s”.")
            % {"state": request.get_state_display()}
        )
    return request


def _check_to_come(request: DeskRequest) -> None:
    if request.awaited_day < timezone.localdate():
        raise Refused(_("This day is over."))


def _answer(request: DeskRequest, state: str, by: Host) -> None:
    request.state, request.answered_at, request.answered_by = state, timezone.now(), by.user
    request.save()


def _book(request: DeskRequest) -> None:
    request.booking = booking_acts.take(
        telecentre=request.telecentre,
        wanted=request.wanted,
        day=request.awaited_day,
        part=request.awaited_part,
        user=request.user,
        name=request.name,
        email=request.email,
        phone=request.phone,
        language=request.language,
        origin=DeskBooking.Origin.REQUEST,
    )


def _hand_on(request: DeskRequest, but: Host | None = None) -> None:
    letters.arrived(request, but=but)
    letters.received(request)
