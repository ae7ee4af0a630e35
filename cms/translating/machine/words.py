"""The glossary's first words. From then on it is the CCI's."""

import tomllib
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections

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


def set_up(using=DEFAULT_DB_ALIAS, **kwargs) -> None:
    """After migrations, unless they went back to before there was a glossary."""
    if GlossaryTerm._meta.db_table in connections[using].introspection.table_names():
        load_words()
