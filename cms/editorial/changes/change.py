"""What differs, as templates and mails show it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .words import near

#: Words that did not change, left on the screen on each side of those that did.
AROUND = 30


@dataclass(frozen=True)
class Change:
    """One field that differs. `before` and `after` are words; empty means nothing was there.

    kind: ``value`` (two values), ``text`` (see `words`), ``list`` (`added`, `removed`),
    ``picture`` (`picture_before`, `picture_after`), ``rows`` (`rows`).
    """

    name: str
    label: str
    kind: str
    before: str = ""
    after: str = ""
    words: list[tuple[str, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    picture_before: object = None
    picture_after: object = None
    rows: list["RowChange"] = field(default_factory=list)
    #: What a translated text says in the language that it was translated from, the code of its
    #: own, and what finds, as sentences, what it lacks.
    source: str = ""
    language: str = ""
    warnings: Callable[[], list[str]] = list

    @property
    def template(self) -> str:
        """The template that shows this kind of change."""
        return f"editorial/parts/change_{self.kind}.html"

    @property
    def words_before(self) -> list[tuple[str, str]]:
        """`words` without those that were added."""
        return [piece for piece in self.words if piece[0] != "added"]

    @property
    def words_after(self) -> list[tuple[str, str]]:
        """`words` without those that were struck."""
        return [piece for piece in self.words if piece[0] != "struck"]

    @property
    def folded_words(self) -> list[tuple[str, str]]:
        """`words`, what is common and far from any change left out."""
        return near(self.words, AROUND)


@dataclass(frozen=True)
class RowChange:
    """One row of a list on the page (a photograph, a person) that was added, removed, changed
    or moved."""

    kind: str
    title: str
    changes: list[Change] = field(default_factory=list)
