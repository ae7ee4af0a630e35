"""What waits for the CCI, who reads it there, and what readers say of the pages.

It comes with the pages and accounts that are made: what somebody changed since is left as it is.
"""

import random
import tomllib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.corrections.models import Correction
from cms.editorial import review
from cms.editorial.models import ReadyWords, Reviewer
from cms.readership.models import DailyReads

from .members import code_of as member_code
from .pages import find, key_of
from .villages import code_of as village_code
from .villages import real_villages

TEXTS = Path(__file__).parent / "data" / "reviewing.toml"
#: For so many days back the pages have been read, so often at most in a day.
READ_FOR, READ_AT_MOST = 70, 6
#: The members from here on are read by nobody yet.
MEMBERS_READ = 60
CORRECTIONS_AGE = timedelta(days=2, hours=5)


def load(made: set[str], domain: str) -> None:
    """Create what belongs to the villages and members whose codes are in `made`. `domain`: of the
    accounts' addresses."""
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    _name_readers(texts["readers"], domain)
    if not ReadyWords.objects.exists():
        ReadyWords.objects.bulk_create(ReadyWords(**words) for words in texts["words"])
    _count_reads(made)
    for text in texts["changes"]:
        _change(text, made, domain)
    _correct(texts["corrections"], made)


def _name_readers(texts: list[dict], domain: str) -> None:
    for text in texts:
        person = get_user_model().objects.filter(email=f"{text['account']}@{domain}").first()
        if person:
            told = {"languages": text["languages"], "letters": text["letters"]}
            Reviewer.objects.get_or_create(user=person, defaults=told)


@transaction.atomic
def _change(text: dict, made: set[str], domain: str) -> None:
    """Let somebody change their village's page and submit it."""
    code = village_code(text["village"])
    person = get_user_model().objects.filter(email=f"{text['account']}@{domain}").first()
    page = find(code) if code in made else None
    if not (person and page and page.permissions_for_user(person).can_edit()):
        return
    draft = page.get_latest_revision_as_object()
    for name, value in text["fields"].items():
        setattr(draft, name, value)
    draft.save_revision(user=person)
    review.submit(Page.objects.get(pk=page.pk).specific, by=person)


def _correct(texts: list[dict], made: set[str]) -> None:
    pages = _keys(village_code(text["village"]) for text in texts)
    Correction.objects.bulk_create(
        Correction(
            page_id=pages[code],
            created_at=timezone.now() - CORRECTIONS_AGE,
            **{name: value for name, value in text.items() if name != "village"},
        )
        for text in texts
        if (code := village_code(text["village"])) in made and code in pages
    )


def _count_reads(made: set[str]) -> None:
    """Let the pages have been read: each of its own luck, the same at every load."""
    read = [village_code(row["slug"]) for row in real_villages()]
    read += [member_code(number) for number in range(1, MEMBERS_READ)]
    today = timezone.localdate()
    DailyReads.objects.bulk_create(
        (
            DailyReads(page_id=pk, day=today - timedelta(days=back), count=count)
            for code, pk in sorted(_keys(code for code in read if code in made).items())
            for back, count in _luck(code)
        ),
        batch_size=2000,
        ignore_conflicts=True,
    )


def _luck(code: str) -> Iterable[tuple[int, int]]:
    draw = random.Random(code)  # noqa: S311 - figures of a demo
    for back in range(READ_FOR):
        if count := draw.randint(0, READ_AT_MOST):
            yield back, count


def _keys(codes: Iterable[str]) -> dict[str, int]:
    """Return the numbers of the pages made for these codes, those that there are."""
    by_key = {key_of(code): code for code in codes}
    found = Page.objects.filter(translation_key__in=by_key, locale__language_code="fr")
    return {by_key[key]: pk for key, pk in found.values_list("translation_key", "pk")}
