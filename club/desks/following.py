"""What the clock does: hosts who are silent are reminded, once; their guest is told in time; what
is over is closed."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from club.models import DeskRequest

from . import letters

State = DeskRequest.State
#: Days, Saturdays and Sundays not counted, before a silent host is reminded.
WORKING_DAYS = 2
#: Further ahead, the weekly mail says it again (`club.desks.round`): a reminder interrupts nobody.
NEAR = timedelta(days=7)
#: The day before at noon it is late: a host whose guest comes tomorrow is reminded by then.
LAST_REMINDER = time(12)
#: The day before, when a guest still can plan otherwise.
WARNED_AT = time(17)
#: A host has that long in any case.
AT_LEAST = timedelta(hours=3)
SATURDAY = 5


def reminder_due_at(request: DeskRequest) -> datetime:
    """Return when the hosts are reminded of `request`, if they have said nothing by then."""
    due = timezone.localtime(request.created_at)
    for _number in range(WORKING_DAYS):
        due += timedelta(days=1)
        while due.weekday() >= SATURDAY:
            due += timedelta(days=1)
    near = timezone.make_aware(datetime.combine(request.day - NEAR, due.time()))
    return min(max(due, near), _the_day_before(request, LAST_REMINDER))


def warning_due_at(request: DeskRequest) -> datetime:
    """Return when the guest is told that nobody has answered `request`."""
    return _the_day_before(request, WARNED_AT)


def remind_hosts(now: datetime | None = None) -> int:
    """Remind the hosts who owe an answer; return of how many requests."""
    now = now or timezone.now()
    return sum(
        _once(request.pk, "reminded_at", now, letters.remind)
        for request in _silent(now).filter(reminded_at=None)
        if reminder_due_at(request) <= now
    )


def warn_guests(now: datetime | None = None) -> int:
    """Tell the guests of tomorrow whom nobody has answered; return how many."""
    now = now or timezone.now()
    return sum(
        _once(request.pk, "warned_at", now, letters.unanswered)
        for request in _silent(now).filter(warned_at=None)
        if warning_due_at(request) <= now
    )


def close_over(now: datetime | None = None) -> int:
    """Close what nobody answered and whose day is over; return how many."""
    today = timezone.localdate(now)
    over = DeskRequest.objects.alias(about=Coalesce(F("proposed_day"), F("day"))).filter(
        state__in=DeskRequest.OPEN, about__lt=today
    )
    return over.update(state=State.UNANSWERED)


def _silent(now: datetime):
    """Return the requests that wait for a host, of days to come."""
    return DeskRequest.objects.filter(
        state=State.WAITING, erased_at=None, day__gt=timezone.localdate(now)
    ).order_by("pk")


def _the_day_before(request: DeskRequest, hour: time) -> datetime:
    """Return that `hour` of the day before, or a while after it came where that is later."""
    eve = datetime.combine(request.day - timedelta(days=1), hour)
    return max(timezone.make_aware(eve), request.created_at + AT_LEAST)


@transaction.atomic
def _once(pk: int, field: str, now: datetime, write) -> bool:
    """Write the letter unless it was written meanwhile, or a host has answered."""
    rows = DeskRequest.objects.select_related("telecentre").select_for_update(of=("self",))
    request = rows.filter(pk=pk, state=State.WAITING, **{field: None}).first()
    if request is None:
        return False
    setattr(request, field, now)
    request.save(update_fields=[field])
    write(request)
    return True
