"""Who has a place and who comes next. All of it is called under the lock of the meeting."""

import math
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from club.models import ClubEventPage, Registration
from cms.editorial.review import Refused

from . import letters
from .moments import last_moment

State = Registration.State


def locked(event) -> ClubEventPage:
    """Take the row of `event` until the transaction ends; return the meeting as it is now.

    Raises `Refused` when it was deleted.
    """
    rows = ClubEventPage.objects
    try:
        rows.select_for_update(of=("self",)).get(pk=event.pk)
        # read again: whether it is live stands in a row of its own, read before the lock came
        return rows.select_related("locale", "village", "telecentre").get(pk=event.pk)
    except ClubEventPage.DoesNotExist:
        raise Refused(_("This meeting is not on the site any more.")) from None


def next_number(event) -> int:
    return (event.registrations.aggregate(last=Max("number"))["last"] or 0) + 1


def settle(event, now: datetime) -> float:
    """Let lapse what was not confirmed in time, move the waiting list up, and return how many
    places that leaves to newcomers (`math.inf` where there is room for all).

    Places fall to the waiting in their order. Only who has confirmed moves up; for who has not,
    but still may, the place is kept: nobody is overtaken.
    """
    overdue = event.registrations.active().filter(confirmed_at=None, held_until__lte=now)
    overdue.update(state=State.LAPSED)
    left = _places(event)
    if not event.live or event.is_cancelled or now >= last_moment(event):
        return left
    for registration in event.registrations.in_turn():
        if left <= 0:
            break
        left -= 1
        if registration.is_confirmed:
            registration.event = event
            _move_up(registration, now)
    return left


def _places(event) -> float:
    if event.capacity is None:
        return math.inf
    return event.capacity - event.registrations.placed().count()


def _move_up(registration: Registration, now: datetime) -> None:
    registration.state, registration.moved_up_at = State.PLACED, now
    registration.save(update_fields=["state", "moved_up_at"])
    letters.placed(registration)
