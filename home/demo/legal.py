"""What the law asks of the demo's site (the declaration, the plan), and how to reach the CCI."""

import tomllib
from pathlib import Path

from wagtail.models import Page

from home.models import AccessibilityPage, HomePage, SiteMapPage, SiteSettings

from .pages import add_pages

TEXTS = Path(__file__).parent / "data" / "legal.toml"


def load(home: HomePage) -> None:
    """Create what is missing of the two pages and of the settings.

    A page that somebody made at the same address, as older demos did, stays alone there.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    _add(home, "accessibility", AccessibilityPage(slug="accessibilite", **texts["accessibility"]))
    _add(home, "site map", SiteMapPage(slug="plan-du-site", **texts["site_map"]))
    if site := home.get_site():
        SiteSettings.objects.get_or_create(site=site, defaults=texts["settings"])


def _add(home: HomePage, code: str, page: Page) -> None:
    there = Page.objects.child_of(home).filter(slug=page.slug)
    if not (there.exists() or type(page).objects.exists()):
        add_pages(home, {code: page})
