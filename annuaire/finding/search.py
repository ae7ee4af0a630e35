"""Which entries a reader means by a few words."""

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.db.models import F, Q, QuerySet, Value

from annuaire.models import ListedMember

from .near_words import knows_near_words
from .words import asked_words, stem_of


def meaning(text: str, entries: QuerySet[ListedMember]) -> tuple[Q, bool]:
    """Return the condition for an entry to be meant by `text`, and whether it is loose.

    Each word of `text` must begin one of the entry's, or have its stem. Where no entry at all
    has a word, PostgreSQL takes it for mistyped (`pg_trgm`): then words that are nearly so are
    meant, and the condition is loose. A text without a word means nobody.
    """
    words = asked_words(text)
    if not words:
        return Q(pk__in=[]), False
    exact = [_has(word) for word in words]
    every = _all(exact)
    if not knows_near_words(entries.db) or entries.filter(every).exists():
        return every, False
    unknown = [not entries.filter(has).exists() for has in exact]
    if not any(unknown):
        return every, False
    pairs = zip(words, exact, unknown, strict=True)
    return _all([_nearly(word) if is_unknown else has for word, has, is_unknown in pairs]), True


def _has(word: str) -> Q:
    has = Q(words__contains=f" {word}")
    stem = stem_of(word)
    return has if stem == word else has | Q(words__contains=f" {stem} ")


def _nearly(word: str) -> Q:
    # stems: a mistake in the ending is none, and the shorter word has fewer trigrams to miss
    return Q(TrigramWordSimilar(F("words"), Value(stem_of(word))))


def _all(conditions: list[Q]) -> Q:
    together = Q()
    for condition in conditions:
        together &= condition
    return together
