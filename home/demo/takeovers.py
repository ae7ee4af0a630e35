"""Businesses to take over in the demo's villages, all of them invented, and the dossiers of those
that are confidential."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from cms.editorial.slugs import slug_for
from entreprendre.models import (
    DossierPhotograph,
    TakeoverDossier,
    TakeoverPage,
    TakeoverPhotograph,
)

from .adverts import head_of, let_stand, missing_in_villages, write, written_on
from .drawings import drawn
from .houses import house
from .pages import add_pages, key_of
from .pictures import paint_homes

TEXTS = Path(__file__).parent / "data" / "takeovers.toml"
DISCLAIMER = "(Annonce et chiffres de démonstration.)"
TOLD = (
    *("title", "trade", "sector", "kind", "premises", "price_eur", "turnover", "staff"),
    *("surface_m2", "has_living_quarters", "living_quarters_note", "reason", "presentation"),
    *("public_aid", "cci_support"),
)
WAITING = "waiting"


def load() -> list[str]:
    """Create what is missing of the takeovers of the villages that the demo has; return the codes
    of those made.

    Comes after the accounts: the heads of committees have written what waits for approval.
    """
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    missing, villages = missing_in_villages({_code(text): text for text in texts["takeovers"]})
    today = timezone.localdate()
    painted = paint_homes(
        {
            code: (text["front"], villages[text["village"]])
            for code, text in missing.items()
            if "front" in text
        }
    )
    for code, text in missing.items():
        page, village = _page(code, text, painted.get(code), today), villages[text["village"]]
        if text.get("state") == WAITING:
            write(page, code, village, author=head_of(village), is_sent=True)
        else:
            _publish(page, code, text, village, today)
    return list(missing)


def _code(text: dict) -> str:
    return f"takeover {text['village']} {slug_for(text['title'])}"


def _page(code: str, text: dict, picture, today: date) -> TakeoverPage:
    page = TakeoverPage(
        **{name: text[name] for name in TOLD if name in text},
        first_published_at=written_on(text, today),
        # as nobody guesses one, and the same at every run
        token=key_of(f"token of {code}").hex[:24],
        is_confidential=text.get("confidential", False),
        photographs=[TakeoverPhotograph(image=picture)] if picture else [],
    )
    page.presentation = f"{page.presentation}\n\n{DISCLAIMER}"
    if "free_in" in text:
        page.available_from = today + timedelta(days=text["free_in"])
    if page.is_confidential:
        page.slug = page.token
    return page


@transaction.atomic
def _publish(page: TakeoverPage, code: str, text: dict, village, today: date) -> None:
    """Show the advert, dated as its age says, so that an old one is shown no more; with its
    dossier when it is confidential."""
    add_pages(village, {code: page})
    let_stand(page, text, today)
    if dossier := text.get("dossier"):
        seed = slug_for(code)
        front = ContentFile(drawn(house, seed, seed, "house", "matin"), name="facade.jpg")
        TakeoverDossier.objects.create(
            page=page,
            photographs=[
                DossierPhotograph(file=front, description="Dessin : la façade, côté rue.")
            ],
            **dossier,
        )
