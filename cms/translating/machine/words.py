"""The glossary's first words. From then on it is the CCI's."""

import tomllib
from pathlib import Path

from cms.translating.models import GlossaryTerm

WORDS = Path(__file__).parents[1] / "data" / "glossary.toml"


def load_words() -> None:
    """Give each language that has none its first words; safe to call again.

    A language that has words is left as it is: what the CCI changed or deleted stays so.
    """
    begun = set(GlossaryTerm.objects.values_list("language", flat=True))
    GlossaryTerm.objects.bulk_create(
        GlossaryTerm(
            french=french,
            language=language,
            translation=words[0],
            translation_plural="".join(words[1:]),
        )
        for language, terms in tomllib.loads(WORDS.read_text(encoding="utf-8")).items()
        if language not in begun
        for french, words in terms.items()
    )


def set_up(**kwargs) -> None:
    """After the migrations of this app."""
    load_words()
