"""The words of addresses in each language: sections, and screens beside the pages.

The code says them in the languages that the site began with. One that was added says its own in
``locale/<language>/addresses.toml``, by the French word; where it says none, the English stands.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.checks import Error
from django.utils.translation import to_locale

from .languages import languages_with_catalogue

FILE = "addresses.toml"
FALLBACK = "en"
WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

#: Everything that was ever said `in_every_language`, by its French word.
_said: dict[str, dict[str, str]] = {}


def in_every_language(words: dict[str, str]) -> dict[str, str]:
    """Return `words`, of an address, by language, with those of the languages that were added."""
    source, fallback = words[settings.LANGUAGE_CODE], words[FALLBACK]
    _said.setdefault(source, words)
    added = {code: own_words(code).get(source, fallback) for code, _name in settings.LANGUAGES}
    return added | words


def file_of(language: str) -> Path:
    """Return where the words of `language` are kept; the first languages have no such file."""
    return settings.LOCALE_PATHS[0] / to_locale(language) / FILE


@cache
def own_words(language: str) -> dict[str, str]:
    """Return what `language` says by itself: its words by the French ones."""
    file = file_of(language)
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def every_word(language: str) -> dict[str, str]:
    """Return the word of every address in `language`, by its French word."""
    import_module(settings.ROOT_URLCONF)  # screens say their words where they are imported
    own = own_words(language)
    return {
        source: words.get(language) or own.get(source, words[FALLBACK])
        for source, words in sorted(_said.items())
    }


def faults(language: str) -> Iterator[str]:
    """Give what is wrong with the words that `language` says by itself, a sentence each."""
    words, taken = every_word(language), {}
    for source in sorted(set(own_words(language)) - set(words)):
        yield f"“{source}” is no address of the site"
    for source, word in words.items():
        if not isinstance(word, str) or not WORD.fullmatch(word):
            yield f"“{word}” (for “{source}”) is not made of the letters a to z, digits and hyphens"
        elif word in taken:
            yield f"“{word}” stands for “{taken[word]}” and for “{source}”"
        else:
            taken[word] = source


def check_addresses(app_configs, **options) -> list[Error]:
    """Django's check: in each language two addresses have two words, of ASCII letters."""
    return [
        Error(f"{file_of(language)}: {fault}.", id="translation.E001")
        for language, _name in languages_with_catalogue()
        for fault in faults(language)
    ]
