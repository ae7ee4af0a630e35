"""What goes into the grouped mails: each room contributes its part."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class Item:
    """One thing to say: `text`, and `links`, each a label and a path of this site or an address."""

    text: str
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """What one room says to one person: things under a heading, and a sentence after them."""

    heading: str
    items: list[Item]
    closing: str = ""


class Contribution(Protocol):
    """What a room gives to `register`.

    `order`: where its part stands among the others, the lowest first. `is_reason_to_write`: whether
    a mail goes for its sake; else it is said only where something else is a reason.
    """

    order: int
    is_reason_to_write: bool

    def people(self, today: date) -> set[int]:
        """Return the keys of those to whom there is something to say, in a fixed number of
        queries. Nobody else is asked for."""

    def part(self, user, today: date) -> Part | None:
        """Return what is said to `user`, in the active language, which is theirs; None for nothing.

        It runs in the transaction that keeps the mail: what it writes down is kept with the mail,
        or not at all.
        """


_contributions: list[Contribution] = []


def register(contribution: Contribution) -> None:
    """Let `contribution` have its part in the grouped mails. For ``AppConfig.ready``."""
    if any(type(known) is type(contribution) for known in _contributions):
        raise ValueError(f"{type(contribution).__name__} is registered already.")
    _contributions.append(contribution)


def contributions() -> list[Contribution]:
    """Return what was registered, in the order in which it is read."""
    return sorted(_contributions, key=lambda one: one.order)
