"""The demo's portraits, of people who do not exist."""

import tomllib
from datetime import datetime, time
from pathlib import Path

from django.utils.timezone import make_aware

from home.models import HomePage, PortraitIndexPage, PortraitPage
from home.models.portraits import PortraitAnswer, PortraitPhotograph

from .members import code_of as member_code
from .pages import add_pages, existing, find
from .scenes import paint_scenes, paint_windows
from .villages import code_of as village_code
from .villages import real_villages

TEXTS = Path(__file__).parent / "data" / "portraits.toml"


def load(home: HomePage) -> list[str]:
    """Create what is missing of the section and its portraits; return the codes of those made.

    A portrait names its village and links to it, and to the entry, when the demo has them.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    if not PortraitIndexPage.objects.child_of(home).exists():
        index = PortraitIndexPage(slug="portraits", **texts["section"])
        add_pages(home, {"section portraits": index})
    wanted = {f"portrait {text['slug']}": text for text in texts["portraits"]}
    made = existing(wanted)
    missing = {code: text for code, text in wanted.items() if code not in made}
    if missing:
        windows, scenes = paint_windows(missing), paint_scenes(missing)
        pages = {
            code: _page(text, windows[code], scenes.get(code)) for code, text in missing.items()
        }
        add_pages(PortraitIndexPage.objects.child_of(home).get(), pages)
    return list(missing)


def _page(text: dict, window, scene) -> PortraitPage:
    village = find(village_code(text["place"])) if "place" in text else None
    member = find(member_code(text["member"]))
    page = PortraitPage(
        slug=text["slug"],
        title=text["title"],
        date=text["date"],
        first_published_at=make_aware(datetime.combine(text["date"], time(9))),
        name=text["name"],
        trade=text["trade"],
        introduction=text["introduction"],
        arrived_from=text["arrived_from"],
        arrival_year=text["arrival_year"],
        village=village,
        commune="" if village else _commune(text),
        quotation=text["quotation"],
        photograph=window,
        search_description=text["introduction"],
        answers=[
            PortraitAnswer(question=question, answer=f"<p>{answer}</p>")
            for question, answer in text["answers"]
        ],
        photographs=[PortraitPhotograph(image=scene, caption=text["caption"])] if scene else [],
    )
    if member and member.place == page.place:  # a demo of few villages houses members elsewhere
        page.member = member
    return page


def _commune(text: dict) -> str:
    names = {row["slug"]: row["name"] for row in real_villages()}
    return text.get("commune") or names[text["place"]]
