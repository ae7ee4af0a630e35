"""Words as they are searched: without accents, capitals and endings.

Readers type a trade (“développeurs”), entries say another of its words (« développement web »).
Both are cut to what they have in common. This is no grammar: an ending too few finds less, one
too many finds more, and both sides are cut alike.
"""

from collections.abc import Iterable

from cms.editorial.slugs import slug_for

SHORTEST_STEM = 4
#: Endings of trades and of what is done in them, in French, English, Spanish and Portuguese.
#: What they are written after is left; none applies that would leave less than `SHORTEST_STEM`.
ENDINGS = sorted(
    [
        # who does it
        "eur", "euse", "teur", "trice", "ateur", "atrice", "ier", "iere", "iste", "ien", "ienne",
        "able", "aire", "e", "er", "or", "tor", "ator", "ist", "ador", "adora", "dor", "dora",
        "tora", "ista", "ero", "era", "eiro", "eira", "o", "a", "ico", "ica",
        # what is done
        "ement", "ment", "age", "tion", "ation", "sion", "ion", "isme", "ism", "ure", "erie",
        "ie", "ia", "ique", "abilite", "ariat", "ing", "y", "cion", "acion", "miento", "ismo",
        "dad", "cao", "acao", "mento", "dade",
    ],
    key=len,
    reverse=True,
)  # fmt: skip
#: Words of the four languages that say nothing about anybody.
EMPTY = frozenset(
    [
        "a", "an", "and", "at", "au", "aux", "avec", "by", "com", "con", "da", "das", "dans",
        "de", "del", "des", "do", "dos", "du", "e", "el", "em", "en", "et", "for", "i", "in",
        "la", "las", "le", "les", "los", "na", "no", "of", "ou", "par", "para", "por", "pour",
        "sur", "the", "to", "un", "una", "une", "with", "y",
    ]
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the words of `text` without accents and capitals; apostrophes and hyphens part."""
    return [word for word in slug_for(text).split("-") if word]


def stem_of(word: str) -> str:
    """Return what is left of a word of `words_of` without its plural and its ending."""
    for plural in ("s", "x"):
        if len(word) > SHORTEST_STEM:
            word = word.removesuffix(plural)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def indexed(texts: Iterable[str]) -> str:
    """Return `texts` as they are searched: each word and each stem once, between spaces."""
    words = dict.fromkeys(word for text in texts for word in words_of(text))
    stems = dict.fromkeys(stem_of(word) for word in words)
    return f" {' '.join(words | stems)} "


def asked_words(text: str) -> list[str]:
    """Return the words of `text` that say what is looked for; all of them where none does."""
    words = list(dict.fromkeys(words_of(text)))
    return [word for word in words if word not in EMPTY] or words
