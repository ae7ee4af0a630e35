"""What the signed link of a letter leads to: one's own registration.

Opening it changes nothing, for programs that check mails open links too; buttons do.
"""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from club.by_letter import by_letter
from club.models import Registration
from cms.calendars.writing import calendar_response
from cms.editorial.review import Refused

from . import acts
from .letters import entry_for
from .links import address_of, club_address, find, is_too_old
from .opening import closed
from .place import registration_screen
from .places import before

#: By the name of the button.
ACTS = {"confirm": acts.confirm, "cancel": acts.cancel}
State = Registration.State


@by_letter
def registration(request, token: str):
    """Where the registration stands, with buttons to confirm it and to cancel it."""
    own = find(token)
    if own is None or is_too_old(own):
        return _opens_nothing(request, status=404 if own is None else 410)
    refusal = ""
    pressed = [act for name, act in ACTS.items() if name in request.POST]
    if pressed:
        try:
            pressed[0](own)
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect(address_of(own, get_language()))
    return render(
        request,
        "club/registering/registration.html",
        _context(own) | {"refusal": refusal},
        status=409 if refusal else 200,
    )


@by_letter
def registration_calendar(request, token: str):
    """The meeting for the calendar of who has a place."""
    own = find(token)
    if own is None or is_too_old(own) or not own.has_place:
        raise Http404
    return calendar_response([entry_for(own)], filename="invitation.ics")


def _context(own: Registration) -> dict:
    event, now = own.event, timezone.now()
    is_overdue = own.is_active and not own.is_confirmed and own.held_until <= now
    has_begun = now >= event.starts_at
    return {
        "page": registration_screen(own),
        "event": event,
        "registration": own,
        "why_closed": closed(event, now),
        "has_lapsed": own.state == State.LAPSED or is_overdue,
        "before": before(own) if own.state == State.WAITING else 0,
        "may_cancel": own.is_active and not is_overdue and not has_begun,
    }


def _opens_nothing(request, status: int):
    context = {"club_address": club_address(), "is_known": status == 410}
    return render(request, "club/registering/link_closed.html", context, status=status)
