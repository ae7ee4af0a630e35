"""The eight télécentres: their equipment, hours and prices are invented, and say so."""

import tomllib
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from cms.editorial.slugs import slug_for
from cms.media.models import collection_of
from villages.models import OpeningException, OpeningHours, TelecentrePage, TelecentrePhotograph

from .pages import add_pages, existing, find
from .pictures import paint_workplaces
from .villages import code_of as village_code
from .villages import fiction_phone

TEXTS = Path(__file__).parent / "data" / "telecentres.toml"
DISCLAIMER = "(Adresse, équipement, horaires et prix de démonstration.)"
MEASURED_ON = date(2026, 10, 6)
#: Fixed, so that the demo is the same whenever it is loaded; enough of them to be seen for years.
CHRISTMASES = range(2026, 2031)
FIRST_PHONE = 7100


def load() -> list[str]:
    """Create what is missing of the télécentres of the villages that the demo has; return the
    codes of those made."""
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))["telecentres"]
    wanted = {f"telecentre {text['village']}": (n, text) for n, text in enumerate(texts)}
    made = existing(wanted)
    missing = {}
    for code, (number, text) in wanted.items():
        village = code not in made and find(village_code(text["village"]))
        if village:
            missing[code] = number, text, village
    windows = paint_workplaces(
        {
            code: (village.title, village, *text["window"])
            for code, (_number, text, village) in missing.items()
        },
        drawers={code: collection_of(village) for code, (_n, _text, village) in missing.items()},
    )
    for code, (number, text, village) in missing.items():
        add_pages(village, {code: _page(number, text, windows[code])})
    return list(missing)


def _page(number: int, text: dict, picture) -> TelecentrePage:
    download, upload = text.get("speeds", (None, None))
    return TelecentrePage(
        title=text["title"],
        slug=slug_for(text["title"]),
        presentation=f"{text['presentation']}\n\n{DISCLAIMER}",
        street_address=text["street_address"],
        desks=text["desks"],
        has_meeting_room=text.get("has_meeting_room"),
        meeting_room_seats=text.get("meeting_room_seats"),
        equipment=text["equipment"],
        download_mbps=download,
        upload_mbps=upload,
        measured_on=MEASURED_ON if download else None,
        **{f"{length}_eur": Decimal(price) for length, price in text["prices"].items()},
        price_note=text.get("price_note", ""),
        is_free_for_members=text.get("is_free_for_members", False),
        disabled_access=text.get("disabled_access", ""),
        disabled_access_note=text.get("disabled_access_note", ""),
        contact_phone=fiction_phone(FIRST_PHONE + number),
        contact_email=f"telecentre.{text['village']}@demo.soho-solo.example",
        opening_hours=[*_week(text["hours"])],
        opening_exceptions=[*_exceptions(text)],
        photographs=[TelecentrePhotograph(image=picture)],
    )


def _week(hours):
    for weekdays, spans in hours:
        for weekday in weekdays:
            for opens, closes in spans:
                yield OpeningHours(weekday=weekday, opens=opens, closes=closes)


def _exceptions(text: dict):
    if text.get("closed_at_christmas"):
        for year in CHRISTMASES:
            yield OpeningException(
                first_day=date(year, 12, 24), last_day=date(year + 1, 1, 2), reason="Fêtes"
            )
    if "open_saturday" in text:
        yield OpeningException(
            first_day=date.fromisoformat(text["open_saturday"]),
            opens=time(9),
            closes=time(17),
            reason="Portes ouvertes",
        )
