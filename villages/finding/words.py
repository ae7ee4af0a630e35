"""Which villages a reader means by a few words, as people type them."""

from collections.abc import Callable

from cms.editorial.slugs import slug_for
from villages.choices import Territory

from .records import Record

#: How French shortens what many names begin with.
SHORT_WORDS = {"st": "saint", "ste": "sainte"}


def meaning(text: str) -> Callable[[Record], bool]:
    """Return whether a village is meant by `text`: by its name, postal code, land or
    intercommunality.

    Each word of `text` must begin one of their words; capitals, accents, apostrophes and
    hyphens count for nothing, and "St" is "Saint". A text without a word means none.
    """
    asked = [SHORT_WORDS.get(word, word) for word in _words(text)]
    lands = dict(Territory.choices)

    def is_meant(village: Record) -> bool:
        land = lands.get(village.territory, "")
        known = _words(f"{village.title} {village.postal_code} {land} {village.intercommunality}")
        return all(any(word.startswith(start) for word in known) for start in asked)

    return is_meant if asked else lambda village: False


def _words(text: str) -> list[str]:
    """Return the words of `text` without accents and capitals."""
    return [word for word in slug_for(text).split("-") if word]
