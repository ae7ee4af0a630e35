"""What is done with a translation before its review: begun, brought in step, written.

Every act is all or nothing, takes the page's row for itself while it runs, and says who acts.
Submitting, withdrawing and approving are those of every page: `cms.editorial.review`.
"""

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.editorial import review
from cms.editorial.drafts import latest_version
from cms.editorial.pages import SitePage

from .models import Translation
from .models.translation import SLUG
from .rights import may_translate
from .segments import assembled, segments_of


def translation_of(page, language: str) -> Translation | None:
    """Return the translation of `page` into `language`, as its row is; None when none was begun."""
    return (
        Translation.objects.filter(
            translation_key=page.translation_key, locale__language_code=language
        )
        .select_related("locale")
        .first()
    )


@transaction.atomic
def begin(page, language: str, *, by) -> Translation:
    """Return the translation of `page` into `language`, made if nobody has begun it.

    Raises `review.Refused` when `by` may not translate it, or when it is not public: nobody but
    its own people know what a draft says.
    """
    page = review.locked_page(page.pk)
    check_may_translate(page, language, by=by)
    return translation_of(page, language) or add(page, language, in_step([], page), by=by)


def add(page, language: str, segments: list[dict], *, by) -> Translation:
    """Put a translation of `page` that says `segments` under it, as a draft of `by`."""
    begun = Translation(
        title=page.title,
        slug=SLUG.format(language),
        live=False,
        locale=Locale.objects.get(language_code=language),
        translation_key=page.translation_key,
        owner=by,
        segments=segments,
    )
    begun.original = page
    complete(begun)
    page.add_child(instance=begun)
    begun.save_revision(user=by, clean=False)
    return begun


def check_may_translate(page, language: str, *, by) -> None:
    """Raise `review.Refused` unless `by` may translate `page`, which has words and is public;
    `Http404` for a page that is not written in French."""
    if not isinstance(page, SitePage) or not page.has_own_address:
        raise Http404
    if page.locale.language_code == language or not may_translate(by, page, language):
        raise review.Refused(_("You may not translate this page."))
    if not page.live:
        raise review.Refused(_("This page is not public: there is nothing to translate yet."))


def current_version(translation: Translation) -> Translation:
    """Return the latest version of `translation`, brought in step with what its page says now in
    French: passages that did not change keep their text."""
    version = latest_version(translation)
    version.segments = in_step(version.segments, translation.original)
    return version


def in_step(before: list[dict], page) -> list[dict]:
    """Return the segments of `page`, as it is public, with the texts of `before` for those whose
    French has not changed. One that has changed keeps beside it, as ``was`` and ``was_source``,
    what stood at its place."""
    by_source: dict[tuple, list[dict]] = {}
    by_path = {segment["path"]: segment for segment in before}
    for segment in before:
        by_source.setdefault((segment["source"], segment["is_rich"]), []).append(segment)
    told = []
    for segment in segments_of(page):
        same = by_source.get((segment.source, segment.is_rich), [])
        kept = next((s for s in same if s["path"] == segment.path), same[0] if same else None)
        now = {
            "path": segment.path,
            "source": segment.source,
            "is_rich": segment.is_rich,
            "text": kept["text"] if kept else "",
            "is_machine": kept["is_machine"] if kept else False,
        }
        there = by_path.get(segment.path)
        if kept and "was" in kept:
            now |= {"was": kept["was"], "was_source": kept["was_source"]}
        elif kept is None and there and there["text"]:
            now |= {"was": there["text"], "was_source": there["source"]}
        told.append(now)
    return told


@transaction.atomic
def write(translation: Translation, texts: dict[str, str], *, by, is_machine: bool = False):
    """Save `texts`, by the paths of segments, as a draft of `translation`; return its revision.

    `is_machine`: whether a machine proposes them. Other segments stay what they are; one that
    somebody writes, even as it was, has been read. Raises `review.Refused` when `by` may not.
    """
    page = review.locked_page(translation.pk)
    check_may_translate(page.original, page.language, by=by)
    version = current_version(page)
    for segment in version.segments:
        if segment["path"] in texts:
            segment["text"] = texts[segment["path"]]
            segment["is_machine"] = is_machine and bool(segment["text"])
    complete(version)
    return version.save_revision(user=by, clean=False)


def complete(version: Translation) -> None:
    """Put together what readers will get of `version`, whose segments are in step with its page:
    nothing while a segment has no text."""
    version.content = None
    if not version.missing:
        texts = {segment["path"]: segment["text"] for segment in version.segments}
        version.content = assembled(version.original, texts)
    title = next((s["text"] for s in version.segments if s["path"] == "title"), "")
    version.title = title or version.original.title


def first_change(translation: Translation, page) -> str | None:
    """Return the path of the first passage of `page` whose French `translation`, as approved, does
    not translate; None when there is none. Empty when the page only says less than it did."""
    was = {(s["path"], s["source"]) for s in translation.segments}
    now = [(s.path, s.source) for s in segments_of(page)]
    new = [path for path, source in now if (path, source) not in was]
    if new:
        return new[0]
    return "" if len(was) != len(now) else None
