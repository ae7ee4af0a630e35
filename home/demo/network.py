"""What the demo's members do together, and entries that are somewhere between two states.

It comes with the members that are made: what somebody changed since is left as it is.
"""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from annuaire.choices import WayOut
from annuaire.models import MemberDocument, MemberPage, Notice, Partnership
from cms.editorial import review, standing

from .member_facts import SHOWCASE, texts
from .members import code_of
from .pages import find, key_of
from .sheets import file_sheet

#: A team begins with each of these members; those who follow are of other trades.
TEAMS = {1: 3, 25: 3, 50: 2, 75: 4, 100: 3, 125: 2, 150: 3, 175: 3, 200: 4, 225: 2, 250: 3, 275: 3}
ASKS_THE_SHOWCASE = 30
CHANGED = "À partir de 340 € la journée depuis janvier."
#: Members by what has become of a change of theirs, and of their entry.
WAITING, SENT_BACK, DRAFT, PAUSED = (52, 53), 54, 55, 56


def load(made: set[str], domain: str) -> None:
    """Create what belongs to the members whose codes are in `made`. `domain`: their accounts'."""
    if not made:
        return
    _link(made)
    _post(made)
    _file_documents()
    _change(made, domain)


def _numbers_of_teams() -> list[tuple[int, int]]:
    pairs = []
    for first, size in TEAMS.items():
        team = range(first, first + size)
        pairs += [(one, other) for one in team for other in team if one < other]
    return pairs


def _pages(numbers) -> dict[int, int]:
    """Return the keys of the entries of these members, those that there are."""
    by_key = {key_of(code_of(number)): number for number in numbers}
    found = MemberPage.objects.filter(translation_key__in=by_key, locale__language_code="fr")
    return {by_key[key]: pk for key, pk in found.values_list("translation_key", "pk")}


def _link(made: set[str]) -> None:
    State = Partnership.State
    wanted = dict.fromkeys(_numbers_of_teams(), State.CONFIRMED)
    wanted[ASKS_THE_SHOWCASE, SHOWCASE] = State.PROPOSED
    pages = _pages({number for pair in wanted for number in pair})
    Partnership.objects.bulk_create(
        Partnership(asker_id=pages[one], asked_id=pages[other], state=state)
        for (one, other), state in wanted.items()
        if one in pages and other in pages and {code_of(one), code_of(other)} & made
    )


def _post(made: set[str]) -> None:
    told = texts()["notices"]
    pages = _pages({text["member"] for text in told})
    today, now = timezone.localdate(), timezone.now()
    Notice.objects.bulk_create(
        Notice(
            author_id=pages[text["member"]],
            kind=text["kind"],
            title=text["title"],
            text=text["text"],
            expires_on=today + timedelta(days=text["days"]),
            created_at=now - timedelta(days=60 - text["days"]),
        )
        for text in told
        if text["member"] in pages and code_of(text["member"]) in made
    )


def _file_documents() -> None:
    """Put the documents of the club there, where the CCI has put none."""
    if MemberDocument.objects.exists():
        return
    for text in texts()["documents"]:
        file = file_sheet(text["title"], text["text"])
        MemberDocument.objects.create(title=text["title"], document=file, date=text["date"])


def _change(made: set[str], domain: str) -> None:
    """Let some members change their entry; the CCI has sent one back, one is paused."""
    for number in (*WAITING, SENT_BACK, DRAFT, PAUSED):
        person = get_user_model().objects.filter(email=f"membre.{number}@{domain}").first()
        page = find(code_of(number)) if code_of(number) in made else None
        if person and page and page.permissions_for_user(person).can_edit():
            _change_one(number, page, person, domain)


@transaction.atomic
def _change_one(number: int, page, person, domain: str) -> None:
    if number == PAUSED:
        standing.close(page, closed_as=WayOut.PAUSED, by=person)
        return
    draft = page.get_latest_revision_as_object()
    draft.rates = CHANGED
    draft.save_revision(user=person)
    if number == DRAFT:
        return
    waiting = review.submit(Page.objects.get(pk=page.pk).specific, by=person)
    moderator = get_user_model().objects.filter(email=f"moderation@{domain}").first()
    if number == SENT_BACK and moderator:
        review.send_back(
            waiting, by=moderator, comment="Depuis quel mois de janvier ? Dites l’année."
        )
