"""Two weeks of a télécentre at a glance, for a member who chooses a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import pgettext_lazy

from club.choices import Part, Wanted
from club.models import DeskSettings, DeskSlot

from .free import FreeDay, free
from .hours import PartOfDay

DAYS_SHOWN = 14


class CellState(TextChoices):
    FREE = "free", pgettext_lazy("half a day", "free")
    MINE = "mine", pgettext_lazy("half a day", "yours")
    FULL = "full", pgettext_lazy("half a day", "full")
    CLOSED = "closed", pgettext_lazy("half a day", "closed")
    OVER = "over", pgettext_lazy("half a day", "over")


@dataclass(frozen=True)
class Cell:
    """A time that can be booked, or why it cannot. `free_desks`: None for the room, and where
    nobody knows how many there are."""

    time: PartOfDay
    state: CellState
    spans: tuple = ()
    free_desks: int | None = None


@dataclass(frozen=True)
class Row:
    day: date
    is_open: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Glance:
    """The rows, and the days from which the weeks before and after are shown (None: none)."""

    rows: list[Row]
    before: date | None
    after: date | None

    @property
    def is_any_free(self) -> bool:
        return any(cell.state == CellState.FREE for row in self.rows for cell in row.cells)


def glance(telecentre, settings: DeskSettings, wanted: str, asked: str, user) -> Glance:
    """Return the two weeks that hold the day `asked` (ISO, else today), as `user` can book what
    is `wanted`: not before today, not after the last day that the host opens."""
    today = timezone.localdate()
    last = today + timedelta(days=settings.days_ahead)
    monday = today - timedelta(days=today.weekday())
    try:
        day = parse_date(asked) or today
    except ValueError:
        day = today
    number = (min(max(day, today), last) - monday).days // DAYS_SHOWN
    begins = monday + timedelta(days=number * DAYS_SHOWN)
    ends = begins + timedelta(days=DAYS_SHOWN - 1)
    first = max(begins, today)
    shown = free(telecentre, first, (min(ends, last) - first).days + 1)
    mine = _mine(user, wanted, first, ends)
    return Glance(
        rows=[_row(free_day, wanted, mine) for free_day in shown],
        before=max(begins - timedelta(days=DAYS_SHOWN), today) if number else None,
        after=ends + timedelta(days=1) if ends < last else None,
    )


def _mine(user, wanted: str, first: date, last: date) -> set:
    slots = DeskSlot.objects.filter(booking__user=user, day__range=(first, last))
    is_room = wanted == Wanted.ROOM
    found = slots.values_list("day", "half", "place")
    return {(day, half) for day, half, place in found if (place == DeskSlot.ROOM) == is_room}


def _row(free_day: FreeDay, wanted: str, mine: set) -> Row:
    cells = [_cell(half, wanted, mine) for half in free_day.halves]
    states = {cell.state for cell in cells}
    whole = CellState.FREE if states == {CellState.FREE} else None
    if whole:
        numbers = [cell.free_desks for cell in cells if cell.free_desks is not None]
        cells.append(
            Cell(PartOfDay(free_day.day, Part.DAY), whole, free_desks=min(numbers, default=None))
        )
    return Row(free_day.day, free_day.is_open, tuple(cells))


def _cell(half, wanted: str, mine: set) -> Cell:
    if (half.day, half.half) in mine:
        state = CellState.MINE
    elif not half.is_open:
        state = CellState.CLOSED
    elif half.is_over:
        state = CellState.OVER
    elif half.has(wanted):
        state = CellState.FREE
    else:
        state = CellState.FULL
    desks = None if wanted == Wanted.ROOM else half.free_desks
    return Cell(PartOfDay(half.day, half.part), state, half.spans, desks)
