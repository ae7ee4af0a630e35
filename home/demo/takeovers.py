"""Businesses to take over in the demo's villages, all of them invented, and the dossiers of those
that are confidential.

Their days follow the day on which they are loaded: the demo never looks dead.
"""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from cms.editorial import review, standing
from cms.editorial.models import Standing
from cms.editorial.slugs import slug_for
from entreprendre.models import (
    DossierPhotograph,
    TakeoverDossier,
    TakeoverPage,
    TakeoverPhotograph,
)

from .drawings import drawn
from .houses import house
from .pages import add_pages, existing, find, key_of
from .pictures import paint_homes
from .villages import code_of as village_code

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
    wanted = {_code(text): text for text in texts["takeovers"]}
    villages = {text["village"]: find(village_code(text["village"])) for text in wanted.values()}
    made = existing(wanted)
    missing = {
        code: text
        for code, text in wanted.items()
        if code not in made and villages[text["village"]] is not None
    }
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
            _write(page, code, village)
        else:
            _publish(page, code, text, village, today)
    return list(missing)


def _code(text: dict) -> str:
    return f"takeover {text['village']} {slug_for(text['title'])}"


def _page(code: str, text: dict, picture, today: date) -> TakeoverPage:
    published = datetime.combine(today - timedelta(days=text["age"]), time(9))
    page = TakeoverPage(
        **{name: text[name] for name in TOLD if name in text},
        first_published_at=timezone.make_aware(published),
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
    standing.begin([page], today - timedelta(days=text["age"]))
    if closed_as := text.get("state"):
        Standing.objects.filter(page_id=page.pk).update(
            closed_as=closed_as, closed_at=timezone.now() - timedelta(days=5)
        )
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


def _write(page: TakeoverPage, code: str, village) -> None:
    """Let the head of the village's committee write the advert, and send it to the CCI."""
    author = get_user_model().objects.filter(email__startswith=f"comite.{village.slug}@").first()
    page.live, page.first_published_at, page.owner = False, None, author
    page.locale, page.translation_key = village.locale, key_of(code)
    village.refresh_from_db(fields=["numchild", "path", "url_path", "depth"])
    village.add_child(instance=page)
    page.save_revision(user=author)
    if author and page.permissions_for_user(author).can_edit():
        review.submit(page, by=author)
