"""Soho Solo Cultura in the demo: partners who do not exist, and what they offer."""

from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone, translation

from annuaire.models import TradeFamily
from annuaire.skills import curated
from cms.editorial.models import Standing
from cultura.entries import entry_of
from cultura.models import (
    CulturaIndexPage,
    CulturaOfferPage,
    CulturaPartnerPage,
    CulturaPartnerPhotograph,
    CultureTrade,
)

from .adverts import write, written_on
from .calendars import tell_all
from .cultura_texts import code_of, texts
from .pages import add_pages, existing, find, stream
from .people import accounts
from .scenes import paint_scenes
from .site import section
from .villages import code_of as village_code
from .villages import real_villages, rich_text

DISCLAIMER = "(Personnes, annonces et montants de démonstration.)"
WAITING = "waiting"
OF_PARTNER = ("title", "slug", "kind", "disciplines", "summary", "spaces", "street_address")
OF_OFFER = (
    *("title", "slug", "kind", "summary", "disciplines", "applicants", "applicants_note"),
    *("what_is_given", "amount_eur", "money_note", "has_lodging", "lodging_note", "surface_m2"),
    *("floor", "how_to_apply", "apply_url", "apply_email", "phone"),
)
DAYS = {"deadline": "deadline", "starts": "starts_on", "ends": "ends_on"}
NOT_FIELDS = {"account", "body", "trades"}
NUMBERS = {"price_eur", "ceiling_height_m"}


def of_section() -> dict:
    """Return the fields of the section beside those that every section has."""
    curated.load()
    text = texts()["index"]
    told = {name: value for name, value in text.items() if name not in NOT_FIELDS}
    adviser = next(one for one in accounts(members=0) if one.address == text["account"])
    families = TradeFamily.objects.filter(slug__in=text["trades"])
    return told | {
        "adviser_name": f"{adviser.first_name} {adviser.last_name}",
        "adviser_email": adviser.email,
        "body": stream("section cultura", text["body"]),
        "trades": [CultureTrade(family=family) for family in families],
    }


def load_partners() -> list[str]:
    """Create what is missing of the partners; return the codes of those made.

    Comes after the villages and before the accounts, two of which keep a partner's page.
    """
    wanted = {code_of(text["slug"]): text for text in texts()["partners"]}
    made = existing(wanted)
    missing = {code: text for code, text in wanted.items() if code not in made}
    if missing:
        scenes = paint_scenes(missing)
        pages = {code: _partner(text, scenes[code]) for code, text in missing.items()}
        add_pages(section(CulturaIndexPage), pages)
    return list(missing)


def load_offers() -> list[str]:
    """Create what is missing of the offers of the partners that the demo has; return the codes of
    those made. Comes after the accounts: one of them has written what waits for approval."""
    wanted = {f"offer {text['partner']} {text['slug']}": text for text in texts()["offers"]}
    made, today = existing(wanted), timezone.localdate()
    for partner_text in texts()["partners"]:
        slug = partner_text["slug"]
        partner = find(code_of(slug))
        if partner is None:
            continue
        offers = {
            code: (text, _offer(text, today))
            for code, text in wanted.items()
            if code not in made and text["partner"] == slug
        }
        shown = {code: page for code, (text, page) in offers.items() if not _is_waiting(text)}
        if shown:
            add_pages(partner, shown)
            _let_stand(offers[code] for code in shown)
        for code in offers.keys() - shown.keys():
            author = _keeper(partner_text["account"])
            write(offers[code][1], code, partner, author=author, is_sent=True)
    return [code for code in wanted if code not in made]


def _is_waiting(text: dict) -> bool:
    return text.get("state") == WAITING


def _keeper(address: str):
    return get_user_model().objects.filter(email__startswith=f"{address}@").first()


def _place(text: dict) -> dict:
    slug = text.get("village")
    if slug is None:
        return {"commune": text["commune"]}
    if village := find(village_code(slug)):
        return {"village": village}
    return {"commune": {row["slug"]: row["name"] for row in real_villages()}[slug]}


def _partner(text: dict, picture) -> CulturaPartnerPage:
    return CulturaPartnerPage(
        **{name: text[name] for name in OF_PARTNER if name in text},
        **_place(text),
        presentation=rich_text(f"{text['presentation']}\n\n{DISCLAIMER}"),
        search_description=text["summary"],
        website=f"https://{text['slug']}.example",
        email=f"bonjour@{text['slug']}.example",
        phone=text["phone"],
        photographs=[CulturaPartnerPhotograph(image=picture, caption=picture.title)],
    )


def _offer(text: dict, today: date) -> CulturaOfferPage:
    page = CulturaOfferPage(
        **{name: text[name] for name in OF_OFFER if name in text},
        **{name: Decimal(text[name]) for name in NUMBERS if name in text},
        presentation=rich_text(f"{text['presentation']}\n\n{DISCLAIMER}"),
        search_description=text["summary"],
        first_published_at=written_on(text, today),
    )
    for told, name in DAYS.items():
        if told in text:
            setattr(page, name, today + timedelta(days=text[told]))
    return page


def _let_stand(offers) -> None:
    """Let calendars know the deadlines, then close what is filled."""
    offers = list(offers)
    with translation.override(settings.LANGUAGE_CODE):
        tell_all(entry_of(page) for _text, page in offers if page.deadline)
    for text, page in offers:
        if closed_as := text.get("state"):
            Standing.objects.create(page=page, closed_as=closed_as, closed_at=timezone.now())
