"""The programme's words in a text: which ones it uses, which ones its translation lacks."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from django.utils.functional import cached_property
from django.utils.html import strip_tags

from cms.translating.models import GlossaryTerm

_SAME = {"’": "'", "ʼ": "'", "\xa0": " ", "\u202f": " ", "‐": "-", "‑": "-", "œ": "oe", "æ": "ae"}
_JOINTS = re.compile(r"(\W+)")
_SHORTEST_INFLECTED = 3  # "de" and "du" have no plural


class Use(NamedTuple):
    """A place in a text, from `start` to `end`, where `term` stands."""

    term: GlossaryTerm
    start: int
    end: int
    is_plural: bool


class Glossary:
    """The words of one language, read once (one query) for as many texts as there are."""

    def __init__(self, language: str):
        self.language = language

    @cached_property
    def terms(self) -> list[GlossaryTerm]:
        """Every word of the language, in alphabetical order of the French."""
        return list(GlossaryTerm.objects.filter(language=self.language))

    def used_in(self, source: str) -> list[GlossaryTerm]:
        """Return the words that the French `source`, plain or with marks, uses; in its order."""
        found = {use.term.pk: use.term for use in self.uses_in(plain(source))}
        return list(found.values())

    def forgotten(self, source: str, text: str) -> list[GlossaryTerm]:
        """Return the words that `source` uses and whose translation `text` lacks."""
        told, _places = folded(plain(text))
        return [term for term in self.used_in(source) if not _says(told, term)]

    def uses_in(self, text: str) -> Iterator[Use]:
        """Yield where the plain `text` uses words of the glossary: the longest where one holds
        another (*Soho Solo*, not *solo*), whatever its case, its accents, its apostrophes and
        its number."""
        if self._pattern is None:
            return
        told, places = folded(text)
        for match in self._pattern.finditer(told):
            term = self._ordered[int(match.lastgroup[1:])]
            yield Use(
                term,
                places[match.start()],
                places[match.end() - 1] + 1,
                _is_plural(match[0], folded(term.french)[0]),
            )

    @cached_property
    def _ordered(self) -> list[GlossaryTerm]:
        return sorted(self.terms, key=lambda term: -len(term.french))

    @cached_property
    def _pattern(self) -> re.Pattern | None:
        known = [
            f"(?P<t{number}>{_tolerant(term.french)})" for number, term in enumerate(self._ordered)
        ]
        return re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)") if known else None


def terms_for(language: str) -> list[GlossaryTerm]:
    """Return every word of the glossary in `language`. One query."""
    return Glossary(language).terms


def used_in(source: str, language: str) -> list[GlossaryTerm]:
    """Return the words of the glossary that the French `source` uses. One query: for many texts,
    keep a `Glossary`."""
    return Glossary(language).used_in(source)


def forgotten(source: str, text: str, language: str) -> list[GlossaryTerm]:
    """Return the words that the French `source` uses and whose translation `text` lacks. One
    query: for many texts, keep a `Glossary`."""
    return Glossary(language).forgotten(source, text)


def plain(html: str) -> str:
    """Return what readers see of `html`, which may be plain text."""
    return unescape(strip_tags(re.sub(r"<br\s*/?>", "\n", html)))


def folded(text: str) -> tuple[str, list[int]]:
    """Return `text` without case and accents, with plain apostrophes, hyphens and spaces; and for
    each of its characters where it stood in `text`."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFD", _SAME.get(letter.lower(), letter).casefold()):
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def _tolerant(words: str) -> str:
    """Return the pattern of `words` in a folded text, in any number, on one line or two."""
    pattern = []
    for piece in _JOINTS.split(folded(words.strip())[0]):
        if piece.isspace():
            pattern.append(r"\s+")
        elif not piece or not piece[0].isalnum():
            pattern.append(re.escape(piece))
        else:
            ending = "(?:e?s|x)?" if len(piece) >= _SHORTEST_INFLECTED else ""
            pattern.append(re.escape(piece) + ending)
    return "".join(pattern)


def _says(told: str, term: GlossaryTerm) -> bool:
    return any(
        re.search(rf"(?<!\w){_tolerant(words)}(?!\w)", told)
        for words in (term.translation, term.translation_plural)
        if words
    )


def _is_plural(found: str, french: str) -> bool:
    """Whether `found` has the marks of a plural that `french`, the word of the glossary, lacks."""
    return len("".join(found.split())) > len("".join(french.split()))
