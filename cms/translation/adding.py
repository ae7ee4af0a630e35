"""A language more: prepared beside the others, offered once it is whole."""

import json
import shutil

from babel.messages.catalog import Catalog

from cms.whole_files import written_whole

from . import addresses, catalogues
from .languages import NotALanguage, read_languages, write_languages
from .locales import sync_locales

HEADER = """\
# The words of addresses in {name}, by the French ones: letters a to z, digits, hyphens; each
# stands for one address. A link that was given out keeps its word: change none that was offered.
"""


def add(code: str, name: str, sentences: Catalog) -> None:
    """Write the catalogue and the addresses of the language, and name it among those in
    preparation. Safe to call again: what is translated stays. Nothing stays of a call that failed.

    `sentences`: those of the code (`catalogues.sentences`).
    """
    folder = catalogues.path(code).parent.parent
    is_new = not folder.exists()
    try:
        catalogues.write(code, name, sentences)
        write_addresses(code, name)
        languages = read_languages()
        if code not in languages:
            write_languages(languages | {code: {"name": name, "ready": False}})
    except BaseException:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def write_addresses(code: str, name: str) -> None:
    """Write the file of the language's words, with the English one where it has none yet."""
    addresses.own_words.cache_clear()
    lines = [
        f"{json.dumps(french)} = {json.dumps(word)}\n"
        for french, word in addresses.every_word(code).items()
    ]
    with written_whole(addresses.file_of(code)) as draft:
        draft.write_text(HEADER.format(name=name) + "\n" + "".join(lines), encoding="utf-8")
    addresses.own_words.cache_clear()


def make_ready(code: str, *, dry_run: bool = False) -> list[str]:
    """Offer the language `code` from the next start on, with its row and its compiled catalogue.

    Returns what stands against it, a sentence each; then nothing was changed. Raises
    `NotALanguage` for one that was never added.
    """
    languages = read_languages()
    if code not in languages:
        raise NotALanguage(f"“{code}” was never added: manage.py add_language {code}")
    wrong = [*catalogues.problems(code), *addresses.faults(code)]
    if not wrong and not dry_run:
        catalogues.compile_file(code)
        sync_locales([code])
        write_languages(languages | {code: {"name": languages[code]["name"]}})
    return wrong
