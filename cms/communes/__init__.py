"""The communes of the Gers, all of them: what a new village is pre-filled from, and where the
members who live outside the partner villages are.

Figures and their sources: docs/data.md. They are a start, not the village's page: that one is
kept by its committee and by `villages.official`.
"""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from cms.editorial.slugs import slug_for

FILE = Path(__file__).parent / "communes.csv"
#: To be said beside the figures (docs/data.md).
SOURCE = "Insee, La Poste, DGCL via Etalab (Licence Ouverte), 2026"
#: When the file was drawn from them.
CHECKED_ON = date(2026, 11, 2)


@dataclass(frozen=True)
class Commune:
    """A commune on 1 January 2026: its code, legal population of 2023, the place of its centre
    in degrees, its area in km². `postal_codes` begins with that of the centre."""

    name: str
    insee_code: str
    postal_codes: tuple[str, ...]
    population: int
    intercommunality: str
    latitude: Decimal
    longitude: Decimal
    area_km2: Decimal

    def __str__(self) -> str:
        return self.name

    @property
    def postal_code(self) -> str:
        return self.postal_codes[0]


@cache
def communes() -> tuple[Commune, ...]:
    """Return the 458 communes of the Gers by their code, read once."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_commune(row) for row in csv.DictReader(file))


def commune(insee_code: str) -> Commune | None:
    """Return the commune of that code; None where the Gers has none."""
    return next((each for each in communes() if each.insee_code == insee_code), None)


@cache
def communes_by_slug() -> dict[str, Commune]:
    """Return the communes by the slug of their name (`cms.editorial.slugs`)."""
    return {slug_for(each.name): each for each in communes()}


def _commune(row: dict[str, str]) -> Commune:
    return Commune(
        name=row["name"],
        insee_code=row["insee_code"],
        postal_codes=tuple(row["postal_codes"].split()),
        population=int(row["population"]),
        intercommunality=row["intercommunality"],
        latitude=Decimal(row["latitude"]),
        longitude=Decimal(row["longitude"]),
        area_km2=Decimal(row["area_km2"]),
    )
