"""As much of what changed as one reads in a mail on a telephone."""

from dataclasses import dataclass

from cms.outbox.marks import ADDED, STRUCK

from .change import Change
from .plain import as_text

#: Words that did not change, left on each side of those that did.
AROUND = 12


@dataclass(frozen=True)
class Excerpt:
    """`text`: what changed, as `as_text` tells it; `is_cut`: it goes on. `others`: the labels of
    the changed fields that are not in it."""

    text: str
    is_cut: bool = False
    others: tuple[str, ...] = ()


def excerpt(changes: list[Change], most: int) -> Excerpt:
    """Return what of `changes` goes into about `most` characters: the fields that are told whole
    in the room that there is, the first one as far as it goes."""
    told: list[str] = []
    others: list[str] = []
    is_cut = False
    for change in changes:
        text = as_text([change], around=AROUND)
        if len(text) > most:
            if told:
                others.append(change.label)
                continue
            text, is_cut = _beginning(text, most), True
        told.append(text)
        most -= len(text)
    return Excerpt("\n\n".join(told), is_cut, tuple(others))


def _beginning(text: str, most: int) -> str:
    """Return the first words of `text`, with the marks that they open closed."""
    begun = text[:most].rsplit(maxsplit=1)[0].rstrip()
    for mark in (STRUCK, ADDED):
        opened, closed = mark.split("{}")
        begun = begun.removesuffix(opened.rstrip()).rstrip()
        if begun.count(opened) > begun.count(closed):
            return f"{begun} …{closed}"
    return f"{begun} …"
