"""Landscapes of real villages, for what is told: drawn whether the demo has their pages or not."""

from decimal import Decimal
from types import SimpleNamespace

from cms.media.models import SiteImage

from .pictures import paint_landscapes, paint_workplaces
from .villages import real_villages


def paint_scenes(told: dict[str, dict]) -> dict[str, SiteImage]:
    """Draw and save the ``scene`` (a village's slug, a sky, a field) of each text that has one;
    return the pictures by the same keys."""
    rows = {row["slug"]: row for row in real_villages()}
    landscapes = {}
    for key, text in told.items():
        if "scene" in text:
            slug, sky, field = text["scene"]
            landscapes[key] = _village(rows[slug]), sky, field
    return paint_landscapes(landscapes)


def paint_windows(told: dict[str, dict]) -> dict[str, SiteImage]:
    """Draw and save where each ``name`` works, before a ``window`` (as a scene is told); return
    the pictures by the same keys."""
    rows = {row["slug"]: row for row in real_villages()}
    workplaces = {}
    for key, text in told.items():
        slug, sky, field = text["window"]
        workplaces[key] = text["name"], _village(rows[slug]), sky, field
    return paint_workplaces(workplaces)


def _village(row: dict[str, str]) -> SimpleNamespace:
    return SimpleNamespace(
        slug=row["slug"],
        title=row["name"],
        insee_code=row["insee_code"],
        latitude=Decimal(row["latitude"]),
        longitude=Decimal(row["longitude"]),
    )
