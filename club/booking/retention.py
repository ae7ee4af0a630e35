"""How long a télécentre's bookings tell who came (docs/data.md says why)."""

from datetime import date, time, timedelta

from django.utils import timezone

from club.models import DeskBooking
from cms.outbox.schedule import every

#: After the day that was booked.
KEPT = timedelta(days=365)


def erase_desk_bookings(today: date | None = None) -> int:
    """Empty the bookings of a year ago and return how many. The rows that stay say what was
    booked, when, and how many different people it was."""
    today = today or timezone.localdate()
    over = DeskBooking.objects.filter(day__lt=today - KEPT, erased_at=None)
    nothing = dict.fromkeys((*DeskBooking.PERSONAL, "words"), "")
    return over.update(**nothing, user=None, erased_at=timezone.now())


def register_jobs() -> None:
    """Declare what is done each night."""
    every(daily_at=time(4, 25), name="erase_desk_bookings", do=erase_desk_bookings)
