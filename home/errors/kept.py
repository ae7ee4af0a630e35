"""Error pages as files, for when the site cannot answer: the server before it shows them.

Each is whole in itself: its style is in it, allowed by a policy of its own, so that it asks
nothing of a site that is down.
"""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site

from cms.whole_files import written_whole
from home.models import SiteSettings

#: By status: those that the server before the site may have to give by itself.
STATUSES = (500, 503)
KNOWN = "how-to-reach-us.json"
#: The sheets that a page of this kind needs, the tokens first: they order the layers.
SHEETS = ("tokens", "base", "components", "content", "frame", "pages")
NUMBERS = ("toll_free_phone", "international_phone")


def write_pages(folder: Path) -> list[Path]:
    """Write ``503.fr.html`` and its like into `folder`, one for each status and language.

    Returns their paths. Also keeps there the telephone numbers, for `known_settings`.
    """
    site = Site.objects.filter(is_default_site=True).first()
    reach = (site and SiteSettings.objects.filter(site=site).first()) or SiteSettings()
    _write(folder / KNOWN, json.dumps({name: getattr(reach, name) for name in NUMBERS}))
    pages = []
    for status in STATUSES:
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                page = render_to_string(f"{status}.html", {"reach": reach, "style": _style()})
            pages.append(_write(folder / f"{status}.{language}.html", page))
    return pages


def known_settings() -> SiteSettings:
    """Return how to reach us as `write_pages` last knew it; empty where it never ran."""
    try:
        return SiteSettings(**json.loads((settings.ERROR_PAGES_ROOT / KNOWN).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return SiteSettings()


def _style() -> SafeString:
    """Return the site's sheet as an element, and the policy that allows it and nothing else.

    Only what such a page shows, and without typefaces, which are files of the site: the sheet
    names what every machine has.
    """
    sheets = [settings.ROOT / "static" / "css" / f"{name}.css" for name in SHEETS]
    sheet = "".join(path.read_text(encoding="utf-8") for path in sheets)
    sheet = re.sub(r"/\*.*?\*/|@font-face\s*{[^}]*}", "", sheet, flags=re.DOTALL)
    sheet = mark_safe(re.sub(r"\s+", " ", sheet).strip())  # noqa: S308 our own sheet
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    return format_html(
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'sha256-{}'\">\n<style>{}</style>",
        digest,
        sheet,
    )


def _write(path: Path, text: str) -> Path:
    with written_whole(path) as draft:
        draft.write_text(text, encoding="utf-8")
    return path
