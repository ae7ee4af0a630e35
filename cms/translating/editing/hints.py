"""What a translator is told beside a passage: the programme's words, and what is lacking."""

from .passages import Passage
from .warnings import warnings_of


def give_hints(passages: list[Passage], language: str) -> None:
    """Write beside each of `passages` the words of the glossary and what its text lacks."""
    for passage in passages:
        passage.warnings = warnings_of(passage.segment, language)
