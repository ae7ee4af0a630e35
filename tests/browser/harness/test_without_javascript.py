"""Where no script runs, everything but the drawn map is there and works."""

import pytest

from .cases import MACHINES, every_screen, where
from .demo_site import DOMAIN, PASSWORD
from .screens import Screen

#: What there is to read and to follow, the drawn map left out. A signed token, which names the
#: moment at which it was made, is another each time.
OUTLINE = """
() => [...document.querySelectorAll("a[href], h1, h2, h3, h4, button, summary")]
  .filter((one) => !one.closest("[data-map], [data-needs-script]"))
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one, (one.getAttribute("href") ?? "").replace(/[^/]+:[^/]+:[^/]+(?=[/])/, "…")])
  .map(([one, href]) => `${one.localName} ${href} `
    + one.textContent.trim().replace(/\\s+/g, " "))
"""
UNFOLD = """
() => [...document.querySelectorAll("summary")].flatMap((summary) => {
  const box = summary.parentElement;
  const before = box.open;
  summary.click();
  const works = box.open !== before;
  box.open = before;
  return works ? [] : [summary.textContent.trim()];
})
"""


@every_screen
def test_it_is_there_without_a_script(visit, held_against, screen):
    """The same links and headings, menus that unfold, searches that can be sent."""
    outlines = {}
    for has_scripts in (True, False):
        seen = visit(screen, "fr", **MACHINES["360px"], java_script_enabled=has_scripts)
        seen.go()
        seen.wait_until_quiet()
        outlines[has_scripts] = seen.page.evaluate(OUTLINE)
    complaints = [
        *(f"lacks {one}" for one in outlines[True] if one not in outlines[False]),
        *(f"has besides {one}" for one in outlines[False] if one not in outlines[True]),
        *(f"does not unfold “{one}”" for one in seen.page.evaluate(UNFOLD)),
        *_searches_that_fail(seen.page),
    ]
    held_against(where(screen, "fr", "360px, without JavaScript"), complaints)


def _searches_that_fail(page) -> list[str]:
    """Send every form that only asks, each to an answer of its own."""
    here, failed = page.url, []
    forms = page.locator("form[method=get], form:not([method])")
    for n in range(forms.count()):
        with page.expect_navigation() as navigation:
            forms.nth(n).evaluate("form => { form.noValidate = true; form.requestSubmit() }")
        if navigation.value.status != 200:
            failed.append(f"the search {navigation.value.url} answers {navigation.value.status}")
        page.goto(here)
    return failed


@pytest.mark.parametrize("person", ["comite.lectoure", "membre.3"])
def test_one_logs_in_and_out(visit, person):
    screen = Screen("log in", "/compte/login/")
    page = visit(screen, "fr", **MACHINES["360px"], java_script_enabled=False).page
    page.goto("/compte/login/")
    page.locator("input[name=login]").fill(f"{person}@{DOMAIN}")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").click()
    page.goto("/compte/")
    assert page.locator("main h1").count() == 1
    assert "/login/" not in page.url
    page.goto("/compte/logout/")
    page.locator("main form [type=submit]").click()
    page.goto("/compte/")
    assert "/login/" in page.url
