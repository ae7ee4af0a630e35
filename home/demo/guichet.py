"""The guichet unique of the demo."""

import tomllib
from pathlib import Path

from guichet.models import GuichetPage
from home.models import HomePage

from .pages import add_pages

TEXTS = Path(__file__).parent / "data" / "guichet.toml"


def load(home: HomePage) -> None:
    """Create the page that leads to the guichet, unless the site has one: the menu ends with it."""
    if GuichetPage.objects.exists():
        return
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    add_pages(home, {"section contact": GuichetPage(slug="contact", **texts["section"])})
