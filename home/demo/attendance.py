"""Who registered for the demo's meetings, who came."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from django.utils import timezone

from club.choices import Audience
from club.models import ClubEventPage, Registration
from club.registering.plans import plan_of

from .guests import guest, regulars
from .member_facts import SHOWCASE

State = Registration.State
#: Where the member comes whom the demo leads to.
SHOWCASE_COMES_TO = {
    "conflits-avec-les-clients",
    "rgpd-pour-une-personne-seule",
    "intelligence-artificielle-et-petits-metiers",
}
FIRST_GUEST, FIRST_WALK_IN = 1100, 1600
SHARE_OF_GUESTS, SHARE_WHO_CAME = 0.35, 0.85
HOLD = timedelta(hours=24)


def register(meetings: Iterable[tuple[ClubEventPage, dict]]) -> None:
    """Let people register for each (meeting, its text): as many as the text says.

    They are rows as `club.registering` would have written them; no letter is sent for them.
    """
    members = regulars()
    Registration.objects.bulk_create(
        row for event, text in meetings for row in _rows(event, text, members)
    )


def _rows(event: ClubEventPage, text: dict, members: dict[int, dict]):
    random = Random(f"who comes to {event.slug}")  # noqa: S311 - a demo, not a secret
    people = _people(event, text.get("comes", 0), members, random)
    over, held, now = event.is_over(), text.get("held", 0), timezone.now()
    for number, person in enumerate(people, start=1):
        created = event.first_published_at + timedelta(hours=5 * number)
        has_place = event.capacity is None or number <= event.capacity
        row = Registration(
            event=event,
            number=number,
            **person,
            state=State.PLACED if has_place else State.WAITING,
            created_at=min(created, now),
        )
        if number > len(people) - held:
            row.created_at, row.held_until = now, now + HOLD
        else:
            row.confirmed_at = row.created_at
            row.told = plan_of(row)  # as the letter would have said
        if over:
            row.has_come = random.random() < SHARE_WHO_CAME
        yield row
    for rank in range(1, text.get("walks_in", 0) + 1):
        yield Registration(
            event=event,
            number=len(people) + rank,
            name=guest(FIRST_WALK_IN + random.randrange(100))["name"],
            language="fr",
            state=State.PLACED,
            created_at=event.starts_at,
            confirmed_at=event.starts_at,
            is_walk_in=True,
            has_come=True,
        )


def _people(event: ClubEventPage, count: int, members: dict[int, dict], random: Random):
    """Draw `count` people who may come: fewer when the demo has not so many members."""
    guests = 0
    if event.audience == Audience.CANDIDATES:
        guests = count
    elif event.audience == Audience.ALL:
        guests = round(count * SHARE_OF_GUESTS)
    others = [person for number, person in members.items() if number != SHOWCASE]
    found = random.sample(others, min(len(others), count - guests))
    if event.slug in SHOWCASE_COMES_TO and found and SHOWCASE in members:
        found[-1] = members[SHOWCASE]
    first = FIRST_GUEST + random.randrange(300)
    invented = [guest(first + rank) for rank in range(guests)]
    if not (found and invented):
        return found + invented
    return random.sample(found + invented, len(found) + len(invented))
