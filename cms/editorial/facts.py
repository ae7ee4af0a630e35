"""Facts of a page in words, as ``components/facts.html`` shows them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fact:
    """A label and what is known, as words; `items` when it is a list; `is_known` or not.

    `source` and `dated_on` are of this figure alone, where it was imported as it is.
    """

    name: str
    label: str
    text: str
    items: tuple[str, ...] = ()
    is_known: bool = True
    source: str = ""
    dated_on: date | None = None


@dataclass(frozen=True)
class FactGroup:
    """`code`: also its icon's name. `source` and `checked_on`: who says so, and since when."""

    code: str
    heading: str
    facts: list[Fact]
    source: str = ""
    checked_on: date | None = None

    @property
    def has_any(self) -> bool:
        return any(fact.is_known for fact in self.facts)
