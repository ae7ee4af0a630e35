"""How much the télécentres are used, in figures that no erased name changes."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median

from django.apps import apps
from django.db.models import Count, Min, Q
from django.utils import timezone

from club.choices import HalfDay, Wanted
from club.models import DeskBooking, DeskRequest, DeskSlot

from .free import Capacity
from .hours import hours_of

State = DeskRequest.State
#: What nobody asked in earnest: it is in no figure.
NO_REQUESTS = (State.HELD, State.DISCARDED)


@dataclass(frozen=True)
class Period:
    """A year, or a `month` of it. What is used is counted until today, what is asked by the day
    on which it came."""

    year: int
    month: int | None = None

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last_day(self) -> date:
        after = self.first_day + timedelta(days=31 if self.month else 366)
        end = after.replace(day=1) if self.month else after.replace(month=1, day=1)
        return end - timedelta(days=1)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The moments at which it begins and ends, by the clock of the Gers."""
        first, after = (
            timezone.make_aware(datetime.combine(day, time.min))
            for day in (self.first_day, self.last_day + timedelta(days=1))
        )
        return first, after


@dataclass
class Usage:
    """The figures of one télécentre, or of all (`telecentre` None). `people` is not known for
    all: who goes to two of them is two people."""

    telecentre: object = None
    states: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    hours_to_answer: list[float] = field(default_factory=list)
    bookings: int = 0
    trial_days: int = 0
    cancelled: int = 0
    people: int | None = 0
    desk_half_days: int = 0
    room_half_days: int = 0
    offered: int = 0

    @property
    def requests(self) -> int:
        return sum(self.states.values())

    @property
    def accepted(self) -> int:
        return self.states[State.ACCEPTED]

    @property
    def declined(self) -> int:
        return self.states[State.DECLINED]

    @property
    def unanswered(self) -> int:
        return self.states[State.UNANSWERED]

    @property
    def median_hours(self) -> int | None:
        """Half of the requests were answered within so many hours; None when none was."""
        return round(median(self.hours_to_answer)) if self.hours_to_answer else None

    @property
    def occupancy(self) -> int | None:
        """Of 100 half-days of a desk that were offered, how many were taken; None when none."""
        return round(100 * self.desk_half_days / self.offered) if self.offered else None


def years() -> list[int]:
    """Return the years of which there is something to count, the last one first."""
    this = timezone.localdate().year
    first_day = DeskBooking.objects.aggregate(day=Min("day"))["day"]
    first_request = DeskRequest.objects.aggregate(moment=Min("created_at"))["moment"]
    firsts = [first_day.year] if first_day else []
    firsts += [timezone.localdate(first_request).year] if first_request else []
    return list(range(this, min([this, *firsts]) - 1, -1))


def usage(period: Period) -> tuple[list[Usage], Usage]:
    """Return the figures of each télécentre in `period`, by name, and of all together.

    What was offered is reckoned with the desks and hours that are told today: nobody keeps what
    they were. A fixed number of queries.
    """
    model = apps.get_model("villages.TelecentrePage")
    telecentres = (
        model.objects.filter(Q(live=True) | Q(desk_bookings__isnull=False))
        .distinct()
        .alphabetical()
        .select_related("desk_settings")
        .prefetch_related("opening_hours", "opening_exceptions")
        .with_parents()
    )
    last_day = min(period.last_day, timezone.localdate())
    found = {page.pk: Usage(page, offered=_offered(page, period, last_day)) for page in telecentres}
    _count_requests(found, period)
    _count_bookings(found, period, last_day)
    return list(found.values()), _together(found.values())


def _offered(telecentre, period: Period, last_day: date) -> int:
    """Return how many half-days of a desk were offered: desks × half-days that it was open."""
    settings = getattr(telecentre, "desk_settings", None)
    capacity = Capacity(settings.desks if settings else telecentre.desks, has_room=False)
    timetable = telecentre.timetable
    if not capacity.desks or not timetable.is_known:
        return 0
    days = (last_day - period.first_day).days + 1
    is_open = sum(
        bool(hours_of(timetable, period.first_day + timedelta(days=n), half))
        for n in range(days)
        for half in HalfDay
    )
    return capacity.desks * is_open


def _count_requests(found: dict[int, Usage], period: Period) -> None:
    first, after = period.moments
    asked = DeskRequest.objects.filter(created_at__gte=first, created_at__lt=after)
    rows = asked.exclude(state__in=NO_REQUESTS)
    for pk, state, came, answered in rows.values_list(
        "telecentre_id", "state", "created_at", "answered_at"
    ):
        if one := found.get(pk):
            one.states[state] += 1
            if answered:
                one.hours_to_answer.append((answered - came) / timedelta(hours=1))


def _count_bookings(found: dict[int, Usage], period: Period, last_day: date) -> None:
    in_period = Q(day__range=(period.first_day, last_day))
    kept = Q(cancelled_at=None)
    bookings = DeskBooking.objects.filter(in_period).order_by().values("telecentre_id")
    counts = bookings.annotate(
        kept=Count("pk", filter=kept),
        trials=Count("pk", filter=kept & Q(wanted=Wanted.TRIAL)),
        cancelled=Count("pk", filter=~kept),
        people=Count("guest_number", filter=kept, distinct=True),
    )
    for row in counts:
        if one := found.get(row["telecentre_id"]):
            one.bookings, one.trial_days = row["kept"], row["trials"]
            one.cancelled, one.people = row["cancelled"], row["people"]
    slots = DeskSlot.objects.filter(in_period).order_by().values("telecentre_id")
    is_room = Q(place=DeskSlot.ROOM)
    for row in slots.annotate(
        rooms=Count("pk", filter=is_room), desks=Count("pk", filter=~is_room)
    ):
        if one := found.get(row["telecentre_id"]):
            one.room_half_days, one.desk_half_days = row["rooms"], row["desks"]


def _together(all_of_them) -> Usage:
    total = Usage(people=None)
    for one in all_of_them:
        for state, count in one.states.items():
            total.states[state] += count
        total.hours_to_answer += one.hours_to_answer
        for name in (
            "bookings",
            "trial_days",
            "cancelled",
            "desk_half_days",
            "room_half_days",
            "offered",
        ):
            setattr(total, name, getattr(total, name) + getattr(one, name))
    return total
