"""What a machine proposes for the passages of a page that have no translation yet.

Proposals are drafts: whoever asked writes them with ``is_machine``, and nothing is submitted
before a person has read them. What is sent is public already: the approved French text of a page,
never what tells of a person, never what commits in law.
"""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.translating.editing.limits import limit_of

from .glossary import Glossary
from .machines import Unavailable, translated
from .protecting import Broken, Protected

__all__ = ["Proposals", "Unavailable", "is_available", "may_propose", "propose"]

#: What one question holds: DeepL takes fifty strings, free LibreTranslate some thousand letters.
MOST_STRINGS = 40
MOST_LETTERS = 4_000


class Proposals(dict):
    """Texts by the paths of their segments. `message` says to people what could not be had, and
    why; it is empty when everything was."""

    message = ""


def is_available() -> bool:
    """Whether a machine is set up: whether it answers, only asking it tells."""
    return settings.TRANSLATOR is not None


def may_propose(page) -> bool:
    """Whether a machine may translate words of `page`: none of a text that commits in law, none
    of a page that tells of a person."""
    return not page.is_legal and not set(page.words) <= set(page.personal_words)


def propose(segments: list[dict], page, language: str) -> Proposals:
    """Return what the machine makes of those of `segments` (see `Translation.segments`) of `page`
    that have no text yet and that it may know, in `language`.

    Waits for the network: up to ten seconds for each forty passages (`TRANSLATOR_URL`), and
    longer for none. What comes back broken is left out. When the machine fails midway, what it
    had given is returned; when it gives nothing, raises `Unavailable`, whose text is for people.
    """
    if not may_propose(page):
        raise Unavailable(_("This page is translated by people only."))
    asked = [
        segment
        for segment in segments
        if not segment["text"].strip() and not _is_personal(page, segment["path"])
    ]
    if not asked and any(not segment["text"].strip() for segment in segments):
        raise Unavailable(_("What is missing tells of people: it is translated by people only."))
    found, broken = Proposals(), []
    try:
        broken = _ask(asked, page, language, found, Glossary(language))
        # some machines lose the marks that stand for the words of the glossary: then they use
        # their own, and whoever reads the proposal is told which are missing
        broken = broken and _ask(broken, page, language, found, None)
    except Unavailable as failure:
        if not found:
            raise
        found.message = str(failure)
        return found
    if broken:
        found.message = ngettext(
            "%(count)d passage came back from the machine broken: translate it by hand.",
            "%(count)d passages came back from the machine broken: translate them by hand.",
            len(broken),
        ) % {"count": len(broken)}
        if not found:
            raise Unavailable(found.message)
    return found


def _ask(
    segments: list[dict], page, language: str, found: Proposals, glossary: Glossary | None
) -> list[dict]:
    """Put what the machine makes of `segments` into `found`; return those that came back
    broken."""
    sources: dict[tuple[str, bool], list[dict]] = {}
    for segment in segments:
        sources.setdefault((segment["source"], segment["is_rich"]), []).append(segment)
    broken, sent = [], []
    for (source, is_rich), alike in sources.items():
        try:
            sent.append((Protected(source, is_rich=is_rich, glossary=glossary), alike))
        except Broken:
            broken += alike
    for batch in _batches(sent):
        answers = translated([text.sent for text, _alike in batch], language)
        for (text, alike), answer in zip(batch, answers, strict=True):
            try:
                told = text.restored(answer)
            except Broken:
                broken += alike
                continue
            for segment in alike:
                limit = limit_of(page, segment["path"])
                if limit and len(told) > limit:
                    broken.append(segment)
                else:
                    found[segment["path"]] = told
    return broken


def _batches(sent: list[tuple[Protected, list[dict]]]) -> Iterator[list]:
    batch: list = []
    letters = 0
    for text, alike in sent:
        if batch and (len(batch) == MOST_STRINGS or letters + len(text.sent) > MOST_LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append((text, alike))
        letters += len(text.sent)
    if batch:
        yield batch


def _is_personal(page, path: str) -> bool:
    """Whether the segment at `path` stands in one of the page's personal words: for a row's
    field, as ``committee.role``, whichever row it is (``committee.12.role``)."""
    parts = path.split(".")
    return parts[0] in page.personal_words or ".".join(parts[::2][:2]) in page.personal_words
