"""As much of what changed as one reads in a mail on a telephone."""

from dataclasses import dataclass

from cms.outbox.marks import ADDED, STRUCK

from .change import Change
from .plain import as_text

#: Words that did not change, left on each side of those that did.
AROUND = 12


@dataclass(frozen=True)
class Excerpt:
    """`text`: what changed, as `as_text` tells it. `more`: how many changed fields are not in
    it; `is_cut`: whether its last field goes on."""

    text: str
    more: int = 0
    is_cut: bool = False


def excerpt(changes: list[Change], most: int) -> Excerpt:
    """Return what of `changes` goes into about `most` characters: whole fields as long as there
    is room, at least the beginning of the first."""
    told: list[str] = []
    room = most
    for n, change in enumerate(changes):
        text = as_text([change], around=AROUND)
        if len(text) > room:
            if told:
                return Excerpt("\n\n".join(told), more=len(changes) - n)
            return Excerpt(_beginning(text, room), more=len(changes) - 1, is_cut=True)
        told.append(text)
        room -= len(text)
    return Excerpt("\n\n".join(told))


def _beginning(text: str, most: int) -> str:
    """Return the first words of `text`, with the marks that they open closed."""
    begun = text[:most].rsplit(maxsplit=1)[0].rstrip()
    for mark in (STRUCK, ADDED):
        opened, closed = mark.split("{}")
        begun = begun.removesuffix(opened.rstrip()).rstrip()
        if begun.count(opened) > begun.count(closed):
            return f"{begun} …{closed}"
    return f"{begun} …"
