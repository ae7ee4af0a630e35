"""Sending a text without what a machine must not touch, and putting that back into its answer.

Links lose their addresses on the way out; a word of the glossary travels as a mark that holds its
translation. An answer in which one of them is missing, is there twice, or is joined by another
is not a translation of the text.
"""

import re
import unicodedata
from collections import Counter
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail_localize.strings import StringValue

from .glossary import Glossary, Use

#: The element that stands for a word of the glossary: no text has it.
TERM = "x"
_SPACES = re.compile(r"[ \t\r\n]+")
_GROWTH, _ROOM = 4, 200  # no language says a text in four times as many letters


class Broken(ValueError):
    """The answer has lost, or gained, what is not the machine's to change."""


class Protected:
    """The French `source` on its way to a machine and back; `glossary`: whose words it keeps to
    (None: the machine's own words will do). Raises `Broken` for one that has other than inline
    marks."""

    def __init__(self, source: str, *, is_rich: bool, glossary: Glossary | None = None):
        self.source, self.is_rich = source, is_rich
        try:
            string, self._attributes = (
                StringValue.from_source_html(source)
                if is_rich
                else (StringValue.from_plaintext(source), {})
            )
        except ValueError:
            raise Broken from None
        self._terms: list[str] = []
        soup = BeautifulSoup(string.data, "html.parser")
        self._marks = _marks(soup)
        if glossary is not None:
            for words in list(soup.find_all(string=True)):
                self._protect(words, list(glossary.uses_in(words)))
        self.sent = str(soup)

    @property
    def has_terms(self) -> bool:
        """Whether words of the glossary travel in it."""
        return bool(self._terms)

    def restored(self, answer: object) -> str:
        """Return the text that `answer` gives, as a segment keeps it. Raises `Broken`."""
        if not isinstance(answer, str) or not _is_text(answer):
            raise Broken
        if len(answer) > _GROWTH * len(self.sent) + _ROOM:
            raise Broken
        soup = BeautifulSoup(answer, "html.parser")
        self._put_terms(soup)
        if _marks(soup) != self._marks or not soup.get_text().strip():
            raise Broken
        try:
            string = StringValue.from_translated_html(str(soup))
            if self.is_rich:
                return string.render_html(self._attributes).strip()
        except (ValueError, KeyError):
            raise Broken from None
        told = _SPACES.sub(" ", string.data) if "\n" not in self.source else string.data
        return StringValue(told).render_text().strip()

    def _protect(self, words: NavigableString, uses: list[Use]) -> None:
        pieces, place = [], 0
        for use in uses:
            told = use.term.translation_plural if use.is_plural else use.term.translation
            if not told:  # the machine knows the plural better than we
                continue
            if words[use.start].isupper() and use.term.french[:1].islower():
                told = told[:1].upper() + told[1:]
            pieces.append(escape(words[place : use.start], quote=False))
            pieces.append(f'<{TERM} id="{len(self._terms)}">{escape(told, quote=False)}</{TERM}>')
            self._terms.append(told)
            place = use.end
        if pieces:
            pieces.append(escape(words[place:], quote=False))
            words.replace_with(*BeautifulSoup("".join(pieces), "html.parser").contents)

    def _put_terms(self, soup: BeautifulSoup) -> None:
        there = soup.find_all(TERM)
        if sorted(term.get("id", "") for term in there) != sorted(
            str(number) for number in range(len(self._terms))
        ):
            raise Broken
        for term in there:
            before, after = term.previous_sibling, term.next_sibling
            told = self._terms[int(term["id"])]
            if isinstance(before, NavigableString) and before[-1:].isalnum():
                told = f" {told}"
            if isinstance(after, NavigableString) and after[:1].isalnum():
                told = f"{told} "
            term.replace_with(told)


def _marks(soup: BeautifulSoup) -> Counter:
    """Return how often each mark, link and line's end stands in `soup`. Raises `Broken` for what
    is neither words nor a mark: a comment, a declaration."""
    found: Counter = Counter()
    for element in soup.descendants:
        if isinstance(element, Tag):
            found[element.name, *sorted(element.attrs.items())] += 1
        elif type(element) is not NavigableString:
            raise Broken
    return found


def _is_text(answer: str) -> bool:
    """Whether `answer` has no character that no text holds and no database keeps."""
    return not any(
        unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\t\r\n" for letter in answer
    )
