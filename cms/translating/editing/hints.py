"""What a translator is told beside a passage: the programme's words, and what is lacking."""

from cms.translating.machine.glossary import Glossary

from .passages import Passage
from .warnings import warnings_of


def give_hints(passages: list[Passage], language: str) -> None:
    """Write beside each of `passages` the words of the glossary and what its text lacks."""
    glossary = Glossary(language)
    for passage in passages:
        passage.terms = glossary.used_in(passage.segment["source"])
        passage.warnings = warnings_of(passage.segment, glossary)
