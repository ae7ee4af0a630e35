"""The languages of the site, and how it tells time and numbers."""

import tomllib
from pathlib import Path

from .environment import ROOT, env

LANGUAGE_CODE = "fr"
#: What is kept of each language; LOCALE_DIR in the environment moves it.
_LOCALE = Path(env("LOCALE_DIR", default="") or ROOT / "locale").resolve()
LOCALE_PATHS = [_LOCALE]
_KNOWN = tomllib.loads((_LOCALE / "languages.toml").read_text(encoding="utf-8"))
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (code, kept["name"]) for code, kept in _KNOWN.items() if kept.get("ready", True)
]
#: Those whose sentences are being translated: nobody is offered them.
LANGUAGES_IN_PREPARATION = [
    (code, kept["name"]) for code, kept in _KNOWN.items() if not kept.get("ready", True)
]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Paris"
USE_TZ = True
