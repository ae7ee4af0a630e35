"""axe-core: all rules of WCAG 2.2 A and AA, and its best practices; not the experimental ones."""

from axe_playwright_python.base import AXE_SCRIPT

from .scripts import run

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What axe cannot decide and somebody has: (rule, what the element is or lies in) → why it holds.
EXPLAINED = {
    ("color-contrast", ".locator svg"): (
        "names drawn with a rim of the ground's colour; tests/home/test_colours.py measures both"
    ),
    ("color-contrast", ".leaflet-container"): (
        "names and numbers on our own ground, with a rim; tests/home/test_colours.py measures them"
    ),
    ("target-size", ".leaflet-marker-icon"): (
        "places are where they are, so pins may touch (WCAG 2.5.8, essential); they are 28 px "
        "wide, grow with the zoom, and the list below has the same links"
    ),
}


def complaints(page, without: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds wrong, and what it cannot decide and nobody has explained.

    `without` names rules that mean nothing as `page` is shown now.
    """
    page.evaluate(f"if (!window.axe) {{ {AXE_SCRIPT} }}")
    asked = {"tags": TAGS, "off": without, "explained": [list(pair) for pair in EXPLAINED]}
    return [
        "axe {kind} {rule} ({impact}): {target} — {why} [{html}]".format(**found)
        for found in run(page, "rules", asked)
    ]
