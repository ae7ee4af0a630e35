"""Homes to rent and to buy in the demo's villages, all of them invented."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from cms.editorial.slugs import slug_for
from villages.housing_choices import EnergyClass
from villages.models import HousingPage, HousingPhotograph

from .adverts import head_of, let_stand, missing_in_villages, write, written_on
from .pages import add_pages
from .pictures import paint_homes

TEXTS = Path(__file__).parent / "data" / "homes.toml"
DISCLAIMER = "(Logement, prix et diagnostic de démonstration.)"
#: Euros of energy a year for each square metre of a home of that class, at least: invented.
ENERGY_COSTS = dict(zip("ABCDEFG", (6, 8, 11, 14, 18, 22, 27), strict=True))
PRICES_OF = 2023  # whose energy prices the diagnoses reckon with
TOLD = (
    *("title", "tenure", "kind", "price_eur", "charges_eur", "surface_m2", "rooms"),
    *("bedrooms", "dpe", "ges", "is_furnished", "has_workspace", "has_fibre", "presentation"),
)
#: States in which nobody has approved an advert yet.
NOT_APPROVED = {"waiting", "draft"}


def load() -> list[str]:
    """Create what is missing of the homes of the villages that the demo has; return the codes of
    those made.

    Comes after the accounts: the heads of committees have written what waits for approval.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))["homes"]
    missing, villages = missing_in_villages({_code(text): text for text in texts})
    today = timezone.localdate()
    paintings = paint_homes(
        {code: (text["kind"], villages[text["village"]]) for code, text in missing.items()}
    )
    for slug, village in villages.items():
        here = {code: text for code, text in missing.items() if text["village"] == slug}
        pages = {code: _page(text, paintings[code], today) for code, text in here.items()}
        approved = {c: page for c, page in pages.items() if _state(here[c]) not in NOT_APPROVED}
        if approved:
            add_pages(village, approved)
        for code, page in approved.items():
            let_stand(page, here[code], today)
        for code in pages.keys() - approved.keys():
            is_sent = _state(here[code]) == "waiting"
            write(pages[code], code, village, author=head_of(village), is_sent=is_sent)
    return list(missing)


def _code(text: dict) -> str:
    return f"home {text['village']} {slug_for(text['title'])}"


def _state(text: dict) -> str:
    return text.get("state", "")


def _page(text: dict, picture, today: date) -> HousingPage:
    page = HousingPage(
        **{name: text[name] for name in TOLD if name in text},
        first_published_at=written_on(text, today),
        photographs=[HousingPhotograph(image=picture)],
    )
    page.presentation = f"{page.presentation}\n\n{DISCLAIMER}".strip()
    if "free_in" in text:
        page.available_from = today + timedelta(days=text["free_in"])
    if page.dpe != EnergyClass.EXEMPT:
        least = ENERGY_COSTS[page.dpe] * page.surface_m2
        page.energy_cost_min_eur = round(least, -1)
        page.energy_cost_max_eur = round(least * 1.35, -1)
        page.energy_cost_year = PRICES_OF
    return page
