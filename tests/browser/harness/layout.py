"""Nothing is lost on a narrow screen, in large letters, with other spacing of text.

RGAA 10.4, 10.11, 10.12; WCAG 1.4.4, 1.4.10, 1.4.12.
"""

from .scripts import run

#: The spacing that a reader may set (WCAG 1.4.12).
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""


def complaints(page) -> list[str]:
    """Return what is cut off, leaves the screen or lies on other text, as `page` is now."""
    return run(page, "layout", page.viewport_size["width"])


def at(page, width: int) -> list[str]:
    """The same when the page is `width` pixels wide."""
    page.set_viewport_size({"width": width, "height": 900})
    return [f"at {width} px: {one}" for one in complaints(page)]


def in_large_letters(page, width: int) -> list[str]:
    """The same with text of twice the size; set back afterwards."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = at(page, width)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return [f"200 % text {one}" for one in found]


def spaced_out(page, width: int) -> list[str]:
    """The same with the spacing of WCAG 1.4.12; set back afterwards."""
    page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }""",
        SPACING,
    )
    found = at(page, width)
    page.evaluate("document.adoptedStyleSheets = []")
    return [f"text spacing {one}" for one in found]
