"""Every pairing of colours that the site uses can be read, by day and by night (WCAG 2.2 AA)."""

import re

import pytest
from django.conf import settings

TEXT, LARGE = 4.5, 3
PAIRINGS = [
    ("text", "surface", TEXT),
    ("text", "surface-raised", TEXT),
    ("text", "surface-sunk", TEXT),
    ("text", "accent-soft", TEXT),
    ("text", "info-soft", TEXT),
    ("text", "good-soft", TEXT),
    ("text", "warn-soft", TEXT),
    ("text", "sky-top", TEXT),
    ("text", "sky-low", TEXT),
    ("text-soft", "surface", TEXT),
    ("text-soft", "surface-raised", TEXT),
    ("text-soft", "surface-sunk", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "surface-raised", TEXT),
    ("accent", "surface-sunk", TEXT),
    ("accent", "accent-soft", TEXT),
    ("surface", "accent", TEXT),
    ("surface", "text", TEXT),
    ("info", "info-soft", TEXT),
    ("good", "good-soft", TEXT),
    ("warn", "warn-soft", TEXT),
    ("warn", "surface", TEXT),
    ("on-action", "action", TEXT),
    ("on-action", "action-hover", TEXT),
    ("line-strong", "surface", LARGE),
    ("line-strong", "surface-raised", LARGE),
    ("line-strong", "surface-sunk", LARGE),
    ("line-strong", "accent-soft", LARGE),
    ("focus", "surface", LARGE),
    ("focus", "surface-raised", LARGE),
    ("focus", "surface-sunk", LARGE),
    ("focus", "accent-soft", LARGE),
]


def palette(mode: str) -> dict[str, str]:
    sheet = (settings.ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    day, night = sheet.split("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", day))
    if mode == "night":
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", night))
    return colours


def luminance(colour: str) -> float:
    def linear(channel):
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[n : n + 2], 16)) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_most_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", ["day", "night"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRINGS)
def test_a_pairing_can_be_read(mode, front, back, least):
    colours = palette(mode)
    assert contrast(colours[front], colours[back]) >= least
