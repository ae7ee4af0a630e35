"""What waits too long: the moderators are reminded, then those who can name others too, and the
author is told so."""

from collections import defaultdict
from datetime import time

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms.outbox.letters import post_letter
from cms.outbox.schedule import every
from cms.working_days import is_working_day, working_days_between

from . import people
from .models import ReviewState
from .telling import Addressees, Telling

#: After how many working days since it was submitted each reminder is written.
RUNGS = (3, 7)
FIRST, LAST = 1, len(RUNGS)


@transaction.atomic
def remind() -> int:
    """Write the reminders that are due, and return of how many reviews; none on a day on which
    nobody works.

    Each rung is climbed once: a day that was missed is made up for the next, with one reminder.
    Each person gets one mail, whatever the number of reviews.
    """
    today = timezone.localdate()
    if not is_working_day(today):
        return 0
    due = []
    for state in _waiting():
        rung = rung_of(working_days_between(timezone.localdate(state.submitted_at), today))
        if rung > state.reminders:
            state.reminders = rung
            state.save(update_fields=["reminders"])
            due.append(state)
    _tell_readers(due, today)
    _tell_authors([state for state in due if state.reminders == LAST], today)
    return len(due)


def rung_of(days: int) -> int:
    """Return how many reminders are due after `days` working days."""
    return sum(days >= rung for rung in RUNGS)


def _waiting():
    """Return what waits, the longest first; its rows are ours until the transaction ends: what
    is being decided now is over before anybody is reminded of it."""
    return (
        ReviewState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        )
        .select_related("revision", "submitted_revision", "submitted_by", "workflow_state")
        .select_for_update(of=("self", "taskstate_ptr"))
        .order_by("submitted_at", "pk")
    )


def _tell_readers(due: list[ReviewState], today) -> None:
    """Write to those who may decide, and from the second reminder on to the administrators."""
    addressees, telling = Addressees(), Telling()
    administrators = list(people.administrators())
    theirs = defaultdict(dict)
    for state in due:
        for moderator in addressees.of(state):
            theirs[moderator][state.pk] = state
        if state.reminders == LAST:
            for administrator in administrators:
                theirs[administrator][state.pk] = state
    deciders = set(addressees.people)
    for person, states in theirs.items():
        told = [telling.of(state, person.language) for state in states.values()]
        post_letter(
            "editorial/mails/reminder",
            to=person,
            key=f"reminder-{person.pk}-{today}",
            context={
                "told": told,
                "number": len(told),
                "decides": person in deciders,
                "is_late": any(state.reminders == LAST for state in states.values()),
                "path": reverse("editorial:queue"),
            },
        )


def _tell_authors(states: list[ReviewState], today) -> None:
    """Tell each author, once, what of theirs still waits."""
    theirs = defaultdict(list)
    for state in states:
        author = state.submitted_by
        if author and author.is_active:
            theirs[author].append(state)
    telling = Telling()
    for author, waits in theirs.items():
        told = [telling.of(state, author.language) for state in waits]
        post_letter(
            "editorial/mails/still_waiting",
            to=author,
            key=f"still-waiting-{author.pk}-{today}",
            context={"told": told, "number": len(told)},
        )


def register_jobs() -> None:
    """Declare the reminders of each working morning."""
    every(daily_at=time(8, 15), name="remind_of_reviews", do=remind)
