"""What a translator is told beside a passage: the programme's words, and what is lacking."""

from django.utils.translation import gettext as _

from .passages import Passage
from .writing import missing_links


def give_hints(passages: list[Passage], language: str) -> None:
    """Write beside each of `passages` the words of the glossary and what its text lacks."""
    for passage in passages:
        passage.warnings = warnings_of(passage.segment, language)


def warnings_of(segment: dict, language: str) -> list[str]:
    """Return, as sentences, what the text of `segment` lacks of its French: links, and the words
    that the glossary wants. Whoever decides on it may find it right all the same."""
    if not segment["text"]:
        return []
    warnings = []
    if segment["is_rich"]:
        for words, link in missing_links(segment["source"], segment["text"]):
            told = {"words": words, "address": link}
            warnings.append(_("The link of “%(words)s” is missing: [words](%(address)s).") % told)
    return warnings
