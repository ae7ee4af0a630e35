"""What is done by the clock: places that were not confirmed in time, reminders, data whose time
is over (docs/data.md says why)."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from club.models import ClubEventPage, Registration
from cms.outbox.schedule import every

from . import acts, letters
from .turns import locked

State = Registration.State
#: After the meeting: to know who came, for the club's yearly report.
KEPT = timedelta(days=365)
#: After the meeting, of who cancelled: they have not come.
KEPT_CANCELLED = timedelta(days=30)
#: After it lapsed: nobody ever said that the address was theirs.
KEPT_LAPSED = timedelta(days=30)


def release_places(now: datetime | None = None) -> int:
    """Let lapse what was not confirmed in time, and move the waiting lists up; return of how
    many meetings."""
    now = now or timezone.now()
    overdue = Registration.objects.active().filter(confirmed_at=None, held_until__lte=now)
    events = list(ClubEventPage.objects.filter(pk__in=overdue.values("event")).order_by("pk"))
    for event in events:
        acts.fill(event)
    return len(events)


def remind(now: datetime | None = None) -> int:
    """Write to those who come to a meeting that begins tomorrow, each once; return to how many.

    Who registered, confirmed or moved up today has just had a letter.
    """
    now = now or timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = midnight.date() + timedelta(days=1)
    tomorrow = ClubEventPage.objects.listed().filter(starts_at__date=begins, is_cancelled=False)
    return sum(_remind_of(event, midnight, now) for event in list(tomorrow))


@transaction.atomic
def _remind_of(event, midnight: datetime, now: datetime) -> int:
    event = locked(event)
    due = event.registrations.placed().filter(
        Q(moved_up_at=None) | Q(moved_up_at__lt=midnight),
        confirmed_at__lt=midnight,
        reminded_at=None,
    )
    due = list(due.exclude(email=""))
    for registration in due:
        registration.event, registration.reminded_at = event, now
        registration.save(update_fields=["reminded_at"])
        letters.reminder(registration)
    return len(due)


def erase_registrations(now: datetime | None = None) -> int:
    """Empty the registrations whose time is over; return how many. The rows that stay say when
    somebody registered, in what language, and whether they came."""
    now = now or timezone.now()
    over = (
        Q(event__ends_at__lt=now - KEPT)
        | Q(state=State.CANCELLED, event__ends_at__lt=now - KEPT_CANCELLED)
        | Q(state=State.LAPSED, held_until__lt=now - KEPT_LAPSED)
    )
    due = Registration.objects.filter(over, erased_at=None)
    nothing = dict.fromkeys(Registration.PERSONAL, "")
    return due.update(**nothing, user=None, erased_at=now)


def register_jobs() -> None:
    """Declare what is done by the clock."""
    every(minutes=5, name="release_club_places", do=release_places)
    every(daily_at=time(9), name="remind_of_club_meetings", do=remind)
    every(daily_at=time(4, 15), name="erase_club_registrations", do=erase_registrations)
