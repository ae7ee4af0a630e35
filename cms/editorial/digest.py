"""One mail each working morning, to the moderators who want to be told once a day."""

from datetime import time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms.outbox.letters import post_letter
from cms.outbox.models import OutboxMessage
from cms.outbox.schedule import every
from cms.working_days import is_working_day

from . import mails
from .queue.order import waiting
from .telling import Addressees, Telling, unread_names, wants_digest

#: Characters of what changed, about, that a digest tells of each review.
MOST_TOLD = 500
#: How many reviews it tells of; the others are in the queue.
MOST_REVIEWS = 20
#: How far back one looks for what a moderator was not told of, who was never sent a digest.
A_WEEK = timedelta(days=7)


@transaction.atomic
def send_digests() -> int:
    """Write this morning's digests that were not written yet, and return how many; none on a day
    on which nobody works.

    Who is told once a day reads all that waits for them. Who is told at once reads what came
    in a burst and was not told of (see `mails.submitted`).
    """
    if not is_working_day(timezone.localdate()):
        return 0
    states = list(waiting())
    addressees, telling = Addressees(), Telling(most=MOST_TOLD)
    theirs = {moderator: {} for moderator in addressees.people}
    for state in states:
        for moderator, unread in addressees.of(state).items():
            theirs[moderator][state] = unread
    return sum(_post(person, waits, telling) for person, waits in theirs.items())


def _post(moderator, waits: dict, telling: Telling) -> bool:
    """Write the digest of `moderator` when it has something to say. `waits`: the reviews that
    wait for them, each with the languages of it that they do not read."""
    states = list(waits)
    series = f"digest-{moderator.pk}-"
    key = f"{series}{timezone.localdate()}"
    before = OutboxMessage.objects.filter(key__startswith=series).order_by("-created_at").first()
    if before and before.key == key:
        return False
    is_daily = wants_digest(moderator)
    if not is_daily:
        since = before.created_at if before else timezone.now() - A_WEEK
        states = _not_told(moderator, [state for state in states if state.submitted_at > since])
    if not states:
        return False
    told = [
        {
            "review": telling.of(state, moderator.language),
            "is_new": before is None or state.submitted_at > before.created_at,
            "unread": unread_names(waits[state], moderator.language),
        }
        for state in states[:MOST_REVIEWS]
    ]
    post_letter(
        "editorial/mails/digest",
        to=moderator,
        key=key,
        context={
            "told": told,
            "number": len(states),
            "more": len(states) - len(told),
            "is_daily": is_daily,
            "path": reverse("editorial:queue"),
        },
    )
    return True


def _not_told(moderator, states: list) -> list:
    """Return those of `states` of which no mail told `moderator`. A correction is none of them:
    its author's submission was."""
    keys = {
        mails.told_key(moderator, state): state for state in states if not state.corrected_by_id
    }
    told = OutboxMessage.objects.filter(key__in=keys).values_list("key", flat=True)
    for key in told:
        del keys[key]
    return list(keys.values())


def register_jobs() -> None:
    """Declare the mail of each working morning."""
    every(daily_at=time(7, 30), name="send_review_digests", do=send_digests)
