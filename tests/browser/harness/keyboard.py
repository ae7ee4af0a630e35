"""A walk by keyboard alone: from the top to the end, everything reached, the focus always seen.

RGAA 10.7, 12.8, 12.9; WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7, 2.4.11.
"""

from .scripts import run

MARGIN = 25  # stops beyond those expected: what scrolls is one too


def complaints(page) -> list[str]:
    """Press Tab from the top of `page` to its end; say what went wrong on the way.

    Menus and other disclosures are opened, walked through, and closed when they are left.
    """
    expected = run(page, "focus", "start")
    found = []
    presses = 0
    while presses < expected + MARGIN:
        page.keyboard.press("Tab")
        presses += 1
        stop = run(page, "focus", "look")
        if stop.get("isOver"):
            break
        found += stop["complaints"]
        if presses == 1:
            found += _first_stop(page)
        if stop["isTrap"]:
            return found
        if stop["opens"]:
            page.keyboard.press("Enter")
            expected += run(page, "unfold")
    else:
        found.append(f"The end is not reached with {expected + MARGIN} presses of Tab.")
    return [*found, *run(page, "focus", "end"), *_skip_link(page)]


def _first_stop(page) -> list[str]:
    target = page.evaluate("document.activeElement.getAttribute('href')")
    if target and target.startswith("#") and page.locator(f"main{target}, main {target}").count():
        return []
    if not page.locator("nav:not(main *)").count():
        return []  # nothing to skip
    return ["The first stop is not a link that skips to the content."]


def _skip_link(page) -> list[str]:
    link = page.locator("a[href^='#']:not(main *)").first
    if not link.count():
        return []
    link.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    is_past_the_header = page.evaluate(
        """() => {
          const [main, here] = [document.querySelector("main"), document.activeElement];
          return main.contains(here)
            || Boolean(main.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
        }"""
    )
    return [] if is_past_the_header else ["The link that skips to the content does not."]
