"""Homes to rent and to buy in the demo's villages, all of them invented.

Their days follow the day on which they are loaded: the demo never looks dead.
"""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.editorial import review, standing
from cms.editorial.models import Standing
from cms.editorial.slugs import slug_for
from villages.housing_choices import EnergyClass
from villages.models import HousingPage, HousingPhotograph

from .pages import add_pages, existing, find, key_of
from .pictures import paint_homes
from .villages import code_of as village_code

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
    wanted = {_code(text): text for text in texts}
    villages = {text["village"]: find(village_code(text["village"])) for text in texts}
    made = existing(wanted)
    missing = {
        code: text
        for code, text in wanted.items()
        if code not in made and villages[text["village"]] is not None
    }
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
            _let_stand(page, here[code], today)
        for code in pages.keys() - approved.keys():
            _write(pages[code], code, village, is_sent=_state(here[code]) == "waiting")
    return list(missing)


def _code(text: dict) -> str:
    return f"home {text['village']} {slug_for(text['title'])}"


def _state(text: dict) -> str:
    return text.get("state", "")


def _page(text: dict, picture, today: date) -> HousingPage:
    published = datetime.combine(today - timedelta(days=text["age"]), time(9))
    page = HousingPage(
        **{name: text[name] for name in TOLD if name in text},
        first_published_at=timezone.make_aware(published),
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


def _let_stand(page: HousingPage, text: dict, today: date) -> None:
    """Date the advert as its age says: one that is old enough is shown no more."""
    standing.begin([page], today - timedelta(days=text["age"]))
    if closed_as := _state(text):
        Standing.objects.filter(page_id=page.pk).update(
            closed_as=closed_as, closed_at=timezone.now() - timedelta(days=5)
        )


def _write(page: HousingPage, code: str, village, *, is_sent: bool) -> None:
    """Let the head of the village's committee write the advert, and send it to the CCI."""
    author = get_user_model().objects.filter(email__startswith=f"comite.{village.slug}@").first()
    page.live, page.first_published_at, page.owner = False, None, author
    page.locale, page.translation_key = village.locale, key_of(code)
    village.refresh_from_db(fields=["numchild", "path", "url_path", "depth"])
    village.add_child(instance=page)
    page.save_revision(user=author)
    if is_sent and author and page.permissions_for_user(author).can_edit():
        review.submit(page, by=author)
