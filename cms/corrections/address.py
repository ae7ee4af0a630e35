"""Where one says that something on a page is no longer true, in each language."""

from django.utils.translation import get_language

from cms.translation.addresses import in_every_language

WORDS = in_every_language({"fr": "corriger", "en": "correct", "es": "corregir", "pt": "corrigir"})
#: No database holds a longer number.
PATTERN = rf"^(?P<word>{'|'.join(sorted(set(WORDS.values())))})/(?P<pk>[0-9]{{1,18}})/$"


def correction_address(page, language: str | None = None) -> str:
    """Return the path for `page`, in `language` (the active one when not given)."""
    language = language or get_language()
    return f"/{language}/{WORDS[language]}/{page.pk}/"
