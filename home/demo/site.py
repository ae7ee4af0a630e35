"""The site itself: its home page, its sections, the pages of text that the CCI will finish."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Site

from annuaire.models import AnnuaireIndexPage
from home.models import HomePage, StandardPage
from villages.models import VillageIndexPage

from .pages import add_pages, find

TEXTS = Path(__file__).parent / "data" / "site.toml"
SECTIONS = {"villages": VillageIndexPage, "annuaire": AnnuaireIndexPage}


@transaction.atomic
def load() -> HomePage:
    """Create what is missing of the home page, the sections and the standard pages.

    Returns the home page: the one that the default site shows, when there is one already.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    home = _home(texts["home"])
    for slug, model in SECTIONS.items():
        if not model.objects.child_of(home).exists():
            add_pages(home, {f"section {slug}": model(slug=slug, **texts[slug])})
    missing = {
        f"page {slug}": StandardPage(slug=slug, **text)
        for slug, text in texts["pages"].items()
        if find(f"page {slug}") is None
    }
    if missing:
        add_pages(home, missing)
    return home


def section(model: type[Page]) -> Page:
    """Return the demo's only page of a section's type."""
    return model.objects.order_by("pk").get()


def _home(text: dict) -> HomePage:
    existing = HomePage.objects.order_by("path").first()
    if existing:
        return existing
    _remove_welcome_page()
    root = Page.objects.get(depth=1)
    add_pages(root, {"home": HomePage(slug="accueil", **text)})
    home = HomePage.objects.get()
    if not Site.objects.filter(is_default_site=True).exists():
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        Site.objects.create(
            hostname=address.hostname,
            port=address.port or (443 if address.scheme == "https" else 80),
            site_name=settings.WAGTAIL_SITE_NAME,
            root_page=home,
            is_default_site=True,
        )
    return home


def _remove_welcome_page() -> None:
    """Remove the page and the site of Wagtail's first migration, unless somebody used them."""
    welcome = Page.objects.filter(
        depth=2,
        numchild=0,
        slug="home",
        latest_revision=None,
        content_type=ContentType.objects.get_for_model(Page),
    ).first()
    if welcome:
        welcome.delete()  # and with it the site that shows it
