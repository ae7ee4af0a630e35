"""Who comes to a meeting: the list at the door, and what is marked on it."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext

from club.models import ClubEventPage, Registration
from club.registering import acts
from cms.editorial.review import Refused
from cms.editorial.slugs import slug_for

from .rights import check_may_change

#: What is posted for somebody, and what it means.
MARKS = {"yes": True, "no": False, "": None}
State = Registration.State
BLANK_LINES = 5
BEFORE_ITS_DAY = gettext_lazy("One says who has come from the day on which the meeting begins.")


@dataclass
class Attendance:
    """The people of one meeting: those who have a place by name, those who wait in their order."""

    placed: list[Registration] = field(default_factory=list)
    waiting: list[Registration] = field(default_factory=list)
    lapsed: int = 0
    cancelled: int = 0

    @property
    def everybody(self) -> list[Registration]:
        return [*self.placed, *self.waiting]

    @property
    def confirmed(self) -> int:
        return len(self.placed) - self.held

    @property
    def held(self) -> int:
        """How many have a place and have not confirmed it."""
        return sum(1 for one in self.placed if not one.is_confirmed)

    @property
    def came(self) -> int:
        return sum(1 for one in self.everybody if one.has_come)

    @property
    def blank_lines(self) -> range:
        """The empty lines of a printed sheet, for who turns up unregistered."""
        return range(BLANK_LINES)

    @property
    def unmarked(self) -> int:
        return sum(1 for one in self.everybody if one.has_come is None)


def attendance_of(event: ClubEventPage) -> Attendance:
    """Return who comes to `event`: one query. Each who waits knows their `turn`, from 1; None for
    who came by a form in doubt and has not confirmed: others may overtake them."""
    found, turn = Attendance(), 0
    for one in event.registrations.order_by("number"):
        if one.state == State.PLACED:
            found.placed.append(one)
        elif one.state == State.WAITING:
            found.waiting.append(one)
            is_in_turn = one.is_confirmed or not one.doubt
            turn += is_in_turn
            one.turn = turn if is_in_turn else None
        elif one.state == State.CANCELLED:
            found.cancelled += 1
        else:
            found.lapsed += 1
    found.placed.sort(key=lambda one: (slug_for(one.name), one.number))
    return found


def way_of(registration: Registration) -> str:
    """Return how somebody came on the list, in words."""
    if registration.is_walk_in:
        return pgettext("registration", "came unregistered")
    if registration.user_id:
        return pgettext("registration", "with their account")
    return pgettext("registration", "by the form")


def may_be_marked(event: ClubEventPage) -> bool:
    """Whether the day has come on which `event` begins: from then on one says who has come."""
    return timezone.localdate() >= timezone.localdate(event.starts_at)


@dataclass
class Marked:
    """What came of a posted list: how many marks it changed, and whose registration had been
    cancelled or had lapsed meanwhile."""

    changed: int = 0
    gone: list[Registration] = field(default_factory=list)


@transaction.atomic
def mark_all(event: ClubEventPage, posted: dict[str, str], *, by) -> Marked:
    """Write down who has come, from a form: ``come-<key>`` and what that said before it was
    changed, ``was-<key>``.

    Only what was changed on this form is written: who is not on it, and whom somebody else has
    marked since it was loaded, stays as it is. Raises `Refused` before the day.
    """
    check_may_change(by)
    if not may_be_marked(event):
        raise Refused(BEFORE_ITS_DAY)
    marked = Marked()
    for one in event.registrations.order_by("number"):
        typed, before = posted.get(f"come-{one.pk}"), posted.get(f"was-{one.pk}")
        if typed not in MARKS or typed == before or MARKS[typed] == one.has_come:
            continue
        try:
            acts.mark(one, has_come=MARKS[typed], by=by)
            marked.changed += 1
        except Refused:
            marked.gone.append(one)
    return marked


def mark_of(registration: Registration) -> str:
    """Return the mark of somebody as the form posts it."""
    return next(word for word, has_come in MARKS.items() if has_come is registration.has_come)
