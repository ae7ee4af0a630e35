"""The languages of the site as data: `locale/languages.toml`, which `add_language` writes."""

import json
import re
import tomllib
from pathlib import Path

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import to_locale

from cms.whole_files import written_whole

FILE = "languages.toml"
HEADER = """\
# The languages of the site, in the order in which they are offered; `manage.py add_language`
# writes this file. `ready = false`: its sentences are being translated, nobody is offered it.
"""
#: What columns and addresses hold: a language, at most with a script or a region.
CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")


class NotALanguage(ValueError):
    """What was asked for is no language that the site could speak; says why."""


def site_languages() -> list[tuple[str, str]]:
    """Return the languages that people are offered, each by its code and its name in itself.

    As the choices of a field it leaves no trace in the migrations: adding a language makes none.
    """
    return settings.LANGUAGES


def foreign_languages() -> list[tuple[str, str]]:
    """Return the languages that the French is translated into, for the choices of a field."""
    return [pair for pair in settings.LANGUAGES if pair[0] != settings.LANGUAGE_CODE]


def languages_with_catalogue() -> list[tuple[str, str]]:
    """Return the languages that have a catalogue: those in preparation too."""
    return [*settings.LANGUAGES, *settings.LANGUAGES_IN_PREPARATION]


def read_languages() -> dict[str, dict]:
    """Return what the file says now, by code: `name`, and `ready` when it is false."""
    return tomllib.loads(_file().read_text(encoding="utf-8"))


def write_languages(languages: dict[str, dict]) -> None:
    """Write `languages` (see `read_languages`) into the file, whole or not at all."""
    parts = [HEADER]
    for code, kept in languages.items():
        name = json.dumps(kept["name"], ensure_ascii=False)
        parts.append(f"\n[{code}]\nname = {name}\n")
        if not kept.get("ready", True):
            parts.append("ready = false\n")
    with written_whole(_file()) as draft:
        draft.write_text("".join(parts), encoding="utf-8")


def checked(code: str, name: str = "") -> str:
    """Return the name of the language `code` in itself: `name`, or else the one that Django knows.

    Raises `NotALanguage` unless Django can switch to it, and the CLDR knows its dates, numbers
    and plurals.
    """
    if not CODE.fullmatch(code):
        raise NotALanguage(
            _("“%(code)s” is not the code of a language: write it as “nl” or “pt-br”.")
            % {"code": code}
        )
    try:
        Locale.parse(to_locale(code))
    except (UnknownLocaleError, ValueError):
        raise NotALanguage(_("The CLDR knows no language “%(code)s”.") % {"code": code}) from None
    known = LANG_INFO.get(code, {})
    if "name_local" not in known:
        raise NotALanguage(_("Django speaks no language “%(code)s”.") % {"code": code})
    if known["bidi"]:
        raise NotALanguage(
            _("The pages are laid out from left to right: “%(code)s” is read from right to left.")
            % {"code": code}
        )
    name = (name or known["name_local"]).strip()
    name = name[:1].upper() + name[1:]
    if not 2 <= len(name) <= 40 or not all(sign.isalpha() or sign in " ()’-" for sign in name):
        raise NotALanguage(_("“%(name)s” is not the name of a language.") % {"name": name})
    return name


def _file() -> Path:
    return settings.LOCALE_PATHS[0] / FILE
