"""The site itself: its home page, its sections, the pages of text that the CCI will finish."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Site

from annuaire.models import AnnuaireIndexPage
from club.models import ClubIndexPage
from cultura.models import CulturaIndexPage
from entreprendre.models import EntreprendreIndexPage
from home.models import HomePage, StandardPage
from villages.models import VillageIndexPage

from .pages import add_pages, find, key_of

TEXTS = Path(__file__).parent / "data" / "site.toml"
SECTIONS = {
    "villages": VillageIndexPage,
    "entreprendre": EntreprendreIndexPage,
    "annuaire": AnnuaireIndexPage,
    "club": ClubIndexPage,
    "cultura": CulturaIndexPage,
}


@transaction.atomic
def load(more: dict[str, Callable[[], dict]] | None = None) -> HomePage:
    """Create what is missing of the home page, the sections and the standard pages.

    `more` are functions by a section's slug: each returns what that section has besides its text
    here. Returns the home page: the one that the default site shows, when there is one already.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    sections = texts["home"].pop("sections")
    home, is_new = _home(texts["home"])
    for slug, model in SECTIONS.items():
        if not model.objects.child_of(home).exists():
            fields = texts[slug] | (more[slug]() if more and slug in more else {})
            add_pages(home, {f"section {slug}": model(slug=slug, **fields)})
    missing = {
        f"page {slug}": StandardPage(
            slug=slug, **text | {"body": _identified(text["body"], f"body of {slug}")}
        )
        for slug, text in texts["pages"].items()
        if find(f"page {slug}") is None
    }
    if missing:
        add_pages(home, missing)
    if is_new:
        _place_sections(home, sections)
    return home


def section(model: type[Page]) -> Page:
    """Return the demo's only page of a section's type."""
    return model.objects.order_by("pk").get()


def _home(text: dict) -> tuple[HomePage, bool]:
    """Return the home page, and whether it was made now."""
    existing = HomePage.objects.order_by("path").first()
    if existing:
        return existing, False
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
    return home, True


def _place_sections(home: HomePage, sections: list[dict]) -> None:
    """Write the sections of the home page, whose links lead to pages made after it.

    As if they had been there at its first publication: its dates and its only version stay.
    """
    home.refresh_from_db()
    for section in sections:
        if page := section["value"].get("page"):
            section["value"]["page"] = find(page).pk
    home.sections = _identified(sections, "home sections")
    home.save()
    revision = home.get_latest_revision()
    revision.content = home.serializable_data()
    revision.save(update_fields=["content"])


def _identified(blocks: list[dict], code: str) -> list[dict]:
    """Return `blocks` and those in them as a stream keeps them: each with an id of its own."""
    found = []
    for number, block in enumerate(blocks):
        code_here = f"{code} {number}"
        kind, value = block.get("type", "item"), block.get("value", block)
        if isinstance(value, dict):
            value = {
                name: _identified(part, f"{code_here} {name}") if isinstance(part, list) else part
                for name, part in value.items()
            }
        found.append({"type": kind, "value": value, "id": str(key_of(code_here))})
    return found


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
