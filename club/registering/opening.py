"""Whether one can register, and what to say when one cannot."""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from club.choices import Audience
from club.membership import is_member


class Closed(StrEnum):
    """Why nobody registers."""

    OFF = "off"  # not on the site
    OVER = "over"
    CANCELLED = "cancelled"
    UNASKED = "unasked"  # one comes without registering
    TOO_LATE = "too-late"

    @property
    def words(self) -> str:
        return {
            Closed.OFF: _("This meeting is not on the site."),
            Closed.OVER: _("This meeting is over."),
            Closed.CANCELLED: _("This meeting is cancelled."),
            Closed.UNASKED: _("One comes to this meeting without registering."),
            Closed.TOO_LATE: _("Registration for this meeting is closed."),
        }[self]


def closed(event, now: datetime | None = None) -> Closed | None:
    """Return why nobody registers for `event` at `now`; None while one can."""
    now = now or timezone.now()
    if not event.live:
        return Closed.OFF
    if event.is_over(now):
        return Closed.OVER
    if event.is_cancelled:
        return Closed.CANCELLED
    if not event.takes_registrations:
        return Closed.UNASKED
    return None if event.is_open(now) else Closed.TOO_LATE


def is_for(event, user) -> bool:
    """Whether `user` (None for a visitor) may register by themselves."""
    if event.audience != Audience.MEMBERS:
        return True
    return user is not None and is_member(user)
