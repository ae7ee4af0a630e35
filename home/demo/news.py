"""The demo's news."""

import tomllib
from datetime import datetime, time
from pathlib import Path

from django.utils.timezone import make_aware

from home.models import HomePage, NewsIndexPage, NewsPage
from home.models.news import NewsMember, NewsVillage

from .members import code_of as member_code
from .pages import add_pages, existing, find, stream
from .scenes import paint_scenes
from .villages import code_of as village_code

TEXTS = Path(__file__).parent / "data" / "news.toml"


def load(home: HomePage) -> list[str]:
    """Create what is missing of the section and its news; return the codes of those made.

    They name the villages and members that the demo has.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    if not NewsIndexPage.objects.child_of(home).exists():
        add_pages(home, {"section news": NewsIndexPage(slug="actualites", **texts["section"])})
    wanted = {f"news {text['slug']}": text for text in texts["news"]}
    made = existing(wanted)
    missing = {code: text for code, text in wanted.items() if code not in made}
    if missing:
        scenes = paint_scenes(missing)
        pages = {code: _page(code, text, scenes.get(code)) for code, text in missing.items()}
        add_pages(NewsIndexPage.objects.child_of(home).get(), pages)
    return list(missing)


def _page(code: str, text: dict, scene) -> NewsPage:
    villages = [find(village_code(slug)) for slug in text.get("villages", ())]
    members = [find(member_code(number)) for number in text.get("members", ())]
    return NewsPage(
        slug=text["slug"],
        title=text["title"],
        date=text["date"],
        first_published_at=make_aware(datetime.combine(text["date"], time(9))),
        introduction=text["introduction"],
        photograph=scene,
        search_description=text["introduction"],
        body=stream(code, text["body"]),
        village_items=[NewsVillage(village=village) for village in villages if village],
        member_items=[NewsMember(member=member) for member in members if member],
    )
