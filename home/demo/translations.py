"""Pages of the demo in English, Spanish and Portuguese: approved, and some on the way there.

A translation that is there is left as it is; a page whose French somebody has changed since is not
translated anew.
"""

import tomllib
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Page

from cms.editorial import review
from cms.editorial.publication import without_review
from cms.translating import acts
from cms.translating.models import Translation

FOLDER = Path(__file__).parent / "data" / "translations"
LANGUAGES = ("en", "es", "pt")
TRANSLATOR = "traduction"


def memory(language: str) -> dict[str, str]:
    """Return what the demo says in `language`, by the French of each passage."""
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return {one["french"]: one["text"] for one in tomllib.loads(text)["passage"]}


def chosen(home: Page) -> tuple[list[Page], dict[tuple[str, str], dict]]:
    """Return the pages that are translated, in the order of the tree, and what is unfinished of
    them, by place and language."""
    told = tomllib.loads((FOLDER / "pages.toml").read_text(encoding="utf-8"))
    places = [home.url_path + place for place in told["pages"]]
    pages = Page.objects.live().filter(url_path__in=places).order_by("path").specific()
    unfinished = {(home.url_path + u["page"], u["language"]): u for u in told["unfinished"]}
    return list(pages), unfinished


def load(home: Page, domain: str) -> None:
    """Create what is missing. `domain`: of the accounts' addresses."""
    person = get_user_model().objects.filter(email=f"{TRANSLATOR}@{domain}").first()
    if person is None:
        return
    pages, unfinished = chosen(home)
    keys = Translation.objects.values_list("translation_key", "locale__language_code")
    there = set(keys)
    for language in LANGUAGES:
        texts = memory(language)
        for page in pages:
            if (page.translation_key, language) not in there:
                case = unfinished.get((page.url_path, language), {"state": "approved"})
                _translate(page, language, texts, case, by=person)


@transaction.atomic
def _translate(page: Page, language: str, texts: dict[str, str], case: dict, *, by) -> None:
    segments = acts.in_step([], page)
    if any(segment["source"] not in texts for segment in segments):
        return
    for segment in segments:
        segment["text"] = texts[segment["source"]]
    if case["state"] == "begun":
        for segment in segments[len(segments) // 2 :]:
            segment["text"] = ""
    page = type(page).objects.get(pk=page.pk)  # the tree has grown meanwhile
    begun = acts.add(page, language, segments, by=by)
    if case["state"] in {"approved", "outdated"}:
        if case["state"] == "outdated":
            (changed,) = (s for s in begun.segments if s["path"] == case["passage"])
            changed["source"] = case["french"]
            begun.save_revision(user=by, clean=False)
        with without_review():
            begun.get_latest_revision().publish()
    elif case["state"] == "submitted" and begun.permissions_for_user(by).can_edit():
        review.submit(begun, by=by)
