"""Where no script runs, everything but the drawn map is there and works."""

import pytest

from .cases import MACHINES, every_screen, where
from .demo_site import DOMAIN, PASSWORD
from .screens import Screen

#: What there is to read and to follow, the drawn map left out.
OUTLINE = """
() => [...document.querySelectorAll("a[href], h1, h2, h3, h4, button, summary")]
  .filter((one) => !one.closest("[data-map], [data-needs-script]"))
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => `${one.localName} ${one.getAttribute("href") ?? ""} `
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
def test_the_same_links_and_headings_are_there(visit, held_against, screen):
    outlines = {}
    for has_scripts in (True, False):
        seen = visit(screen, "fr", **MACHINES["360px"], java_script_enabled=has_scripts)
        seen.go()
        seen.wait_until_quiet()
        outlines[has_scripts] = seen.page.evaluate(OUTLINE)
    unfolds_not = seen.page.evaluate(UNFOLD)
    held_against(
        where(screen, "fr", "360px, without JavaScript"),
        [
            *(f"lacks {one}" for one in outlines[True] if one not in outlines[False]),
            *(f"has besides {one}" for one in outlines[False] if one not in outlines[True]),
            *(f"does not unfold “{one}”" for one in unfolds_not),
        ],
    )


@every_screen
def test_forms_that_search_can_be_sent(visit, held_against, screen):
    seen = visit(screen, "fr", **MACHINES["360px"], java_script_enabled=False)
    seen.go()
    forms = seen.page.locator("form[method=get], form:not([method])")
    complaints = []
    for n in range(forms.count()):
        name = forms.nth(n).get_attribute("action") or seen.page.url
        with seen.page.expect_navigation() as navigation:
            forms.nth(n).evaluate("form => form.requestSubmit()")
        if navigation.value.status != 200:
            complaints.append(f"the form to {name} answers {navigation.value.status}")
        seen.go()
    held_against(where(screen, "fr", "360px, without JavaScript"), complaints)


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
