"""Horizons and maps, in templates."""

import json

from django import template
from django.conf import settings
from django.utils.safestring import mark_safe

from villages import locator as drawing
from villages.geography import AUCH, REFERENCE_TOWNS
from villages.skyline import skyline_strip_svg, skyline_svg

register = template.Library()


@register.simple_tag
def skyline(place):
    """Draw the horizon of `place`, which has coordinates and an INSEE code."""
    return mark_safe(skyline_svg(place))  # noqa: S308 made of our own numbers


@register.simple_tag
def skyline_strip(place):
    """Draw the horizon of `place` as a light strip."""
    return mark_safe(skyline_strip_svg(place))  # noqa: S308 made of our own numbers


@register.inclusion_tag("villages/locator.html")
def locator(points, village=None):
    """Draw all `points` (latitude, longitude) among the towns, `village` marked."""
    return drawing.locator(points, village)


@register.simple_tag
def base_map() -> dict:
    """Return whose base map is offered, at what address, and what our own map shows."""
    provider, tiles, options = settings.LEAFLET_CONFIG["TILES"][0]
    return {
        "provider": provider,
        "tiles": tiles,
        "attribution": options.get("attribution", provider),
        "max_zoom": settings.LEAFLET_CONFIG["MAX_ZOOM"],
        "min_zoom": settings.LEAFLET_CONFIG["MIN_ZOOM"],
        "centre": json.dumps([AUCH.latitude, AUCH.longitude]),
        "towns": json.dumps(
            [[town.name, town.latitude, town.longitude] for town in REFERENCE_TOWNS]
        ),
        "rings": json.dumps(drawing.RINGS_KM),
    }
