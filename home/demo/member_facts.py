"""What invented members say of their work beyond their trade: each always the same."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from annuaire.choices import Availability, EntryKind, WorkMode
from annuaire.models import MemberText

FILE = Path(__file__).parent / "data" / "network.toml"
ORGANISATIONS = (14, 3)  # every fourteenth member, the third of them first
BACK_ON = date(2027, 2, 1)
SHOWCASE = 1  # the member that the demo leads to


@cache
def texts() -> dict:
    """Return what the demo's members add and share, as it is written down."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def siret_of(number: int) -> str:
    """Return a SIRET number with a right check digit that nobody has: Sirene's begin with no 000.

    `number` is the member's, up to six digits.
    """
    stem = f"000{number:06d}0001"
    doubled = [int(d) * (1 + n % 2) for n, d in enumerate(stem, start=1)]
    return stem + str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)


def facts_of(number: int) -> dict:
    """Return the fields of the `number`-th member's entry (from 1) that a trade does not tell."""
    random = Random(f"facts of member {number}")  # noqa: S311 - a demo, not a secret
    is_showcase = number == SHOWCASE
    every, first = ORGANISATIONS
    is_organisation = number % every == first
    availability = random.choice(["", *Availability.values, Availability.NOW])
    if is_showcase:
        availability = Availability.NOW
    told = {
        "kind": EntryKind.ORGANISATION if is_organisation else EntryKind.PERSON,
        "siret": siret_of(number) if is_organisation or random.random() < 0.3 else "",
        "work_modes": random.choice([[], [WorkMode.REMOTE], WorkMode.values, WorkMode.values]),
        "availability": availability,
        "available_from": BACK_ON if availability == Availability.LATER else None,
        "shows_email": is_showcase or random.random() < 0.4,
        # Arcep keeps 06 39 98 xx xx for fiction (decision 2018-0881)
        "phone": f"06 39 98 {number // 100 % 100:02d} {number % 100:02d}"
        if is_showcase or random.random() < 0.6
        else "",
        "rates": random.choice(texts()["rates"]) if is_showcase or random.random() < 0.35 else "",
        "references": "\n".join(random.sample(texts()["references"], random.choice([2, 3])))
        if is_showcase or random.random() < 0.4
        else "",
    }
    kept = ["rates"] if is_showcase else random.choice([[], [], ["phone"], ["phone", "rates"]])
    return told | {"members_only": kept}


def own_words_of(number: int) -> list[str]:
    """Return the words of their own that the member names besides the tree of skills."""
    words = texts()["own_words"]
    return [words[number // 25 % len(words)]] if number % 25 == 5 else []


def texts_of(number: int, language: str, trade: int) -> list[MemberText]:
    """Return what the member writes in `language`, their own, unless it is French. `trade` is the
    place of theirs among the demo's trades."""
    if language not in texts()["presentations"]:
        return []
    sentences = texts()["presentations"][language]
    return [
        MemberText(
            language=language,
            trade=texts()["trades"][language][trade],
            presentation=f"<p>{sentences[number % len(sentences)]}</p>",
        )
    ]
