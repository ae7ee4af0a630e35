"""Each fault that a check is there for, put into a sound page: the check says so, by name."""

import pytest

from . import axe, budgets, keyboard, layout, printing, privacy
from .budgets import Meter
from .cases import MACHINES
from .screens import SCREENS, Screen

VILLAGE = Screen("VillagePage", is_page=True, is_read_only=True)
LOG_IN = next(screen for screen in SCREENS if screen.name == "log in")
ADD = "(html) => document.querySelector('main h1').insertAdjacentHTML('afterend', html)"
STYLE = """
(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}
"""
#: A link that goes on for ever: its text cannot be broken.
WIDE = f"<p id='fault'><code>{'W' * 60}</code></p>"


@pytest.fixture
def village(visit):
    return _opened(visit(VILLAGE, "fr", **MACHINES["desktop"]))


@pytest.fixture
def log_in_form(visit):
    return _opened(visit(LOG_IN, "fr", **MACHINES["desktop"]))


def _opened(seen):
    seen.go()
    seen.settle()
    return seen


def _says(complaints: list[str], *words: str) -> bool:
    return any(all(word in complaint for word in words) for complaint in complaints)


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<input id='fault'>", "label"),
        ("<img id='fault' src='/static/favicon.svg'>", "image-alt"),
        ("<h5 id='fault'>Trop bas</h5>", "heading-order"),
        ("<p id='fault' lang='xyz'>Quelle langue ?</p>", "valid-lang"),
        ("<a id='fault' href='/fr/'></a>", "link-name"),
    ],
)
def test_axe_names_the_rule_and_the_element(village, html, rule):
    village.page.evaluate(ADD, html)
    assert _says(axe.complaints(village.page), f"violation {rule} ", "#fault")


def test_axe_measures_contrast_and_targets(village):
    links = "<a href='/fr/'>un</a> <a href='/en/'>deux</a>"
    village.page.evaluate(ADD, f"<p id='pale'>Pâle</p><p id='small'>{links}</p>")
    village.page.evaluate(
        STYLE,
        "#pale { color: #aaa; background: #fff }"
        "#small a { display: inline-block; font-size: 6px; line-height: 6px }",
    )
    complaints = axe.complaints(village.page)
    assert _says(complaints, "violation color-contrast ", "#pale")
    assert _says(complaints, "violation target-size ", "#small")


def test_a_label_that_goes_missing_is_noticed(log_in_form):
    log_in_form.page.evaluate("document.querySelector('label[for=id_login]').remove()")
    log_in_form.page.evaluate("document.querySelector('#id_login').removeAttribute('placeholder')")
    assert _says(axe.complaints(log_in_form.page), "violation label ", "#id_login")


def test_what_axe_cannot_decide_is_not_passed_over(village):
    village.page.evaluate(ADD, "<p id='fault'>Sur un dégradé</p>")
    village.page.evaluate(STYLE, "#fault { background: linear-gradient(#fff, #000) }")
    assert _says(axe.complaints(village.page), "undecided color-contrast ", "#fault")


def test_a_focus_that_does_not_show_is_noticed(log_in_form):
    log_in_form.page.evaluate(
        STYLE, "#id_login:focus { outline: none !important; box-shadow: none !important; }"
    )
    assert _says(keyboard.complaints(log_in_form.page), "#id_login", "does not show it")


def test_a_faint_focus_is_noticed(log_in_form):
    log_in_form.page.evaluate(STYLE, "#id_login:focus { outline: 2px solid #eee !important }")
    assert _says(keyboard.complaints(log_in_form.page), "#id_login", "too faintly")


def test_a_focus_under_something_is_noticed(log_in_form):
    log_in_form.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div id=lid></div>')")
    log_in_form.page.evaluate(STYLE, "#lid { position: fixed; inset: 0; background: #fff }")
    assert _says(keyboard.complaints(log_in_form.page), "#id_login", "under div#lid")


def test_a_trap_is_noticed(log_in_form):
    log_in_form.page.evaluate(
        """() => document.querySelector("#id_password").addEventListener("keydown", (event) => {
          if (event.key === "Tab") event.preventDefault();
        })"""
    )
    assert _says(keyboard.complaints(log_in_form.page), "#id_password", "a trap")


def test_an_order_of_its_own_is_noticed(log_in_form):
    log_in_form.page.evaluate("document.querySelector('#id_password').tabIndex = 1")
    complaints = keyboard.complaints(log_in_form.page)
    assert _says(complaints, "comes after", "#id_password")
    assert _says(complaints, "first stop is not a link that skips")


def test_what_the_keyboard_cannot_reach_is_noticed(log_in_form):
    log_in_form.page.evaluate(
        """() => document.querySelector("#id_login").addEventListener("focus", () =>
          document.querySelector("main [type=submit]").focus())"""
    )
    assert _says(keyboard.complaints(log_in_form.page), "#id_password", "never reached")


def test_a_wide_element_is_noticed(village):
    village.page.evaluate(ADD, WIDE)
    village.page.evaluate(STYLE, "#fault { white-space: nowrap; overflow-wrap: normal }")
    assert _says(layout.at(village.page, 320), "scrolls sideways", "#fault")


def test_text_that_is_cut_is_noticed(village):
    village.page.evaluate(ADD, "<p id='fault'>Une première ligne<br>et une seconde</p>")
    village.page.evaluate(STYLE, "#fault { height: 1.4em; overflow: hidden }")
    assert _says(layout.complaints(village.page), "#fault", "cut off")


def test_large_letters_that_run_into_other_text_are_noticed(village):
    village.page.evaluate(
        ADD, f"<p id='fault'>{'Une phrase assez longue. ' * 20}</p><p id='next'>La suivante.</p>"
    )
    village.page.evaluate(
        "document.querySelector('#fault').style.height = "
        "document.querySelector('#fault').offsetHeight + 'px'"
    )
    fault = lambda found: _says(found, "#fault", "lies on", "#next")  # noqa: E731 - asked twice
    assert not fault(layout.at(village.page, 1280))
    assert fault(layout.in_large_letters(village.page, 1280))


def test_a_third_party_is_refused_by_the_policy_and_noticed(village):
    village.page.evaluate(ADD, "<img alt='' src='https://tiers.example/pixel.png'>")
    village.wait_until_quiet()
    assert _says(village.watch.complaints, "console:", "tiers.example")


def test_a_third_party_that_a_policy_lets_pass_is_noticed(visit):
    seen = visit(VILLAGE, "fr", **MACHINES["desktop"], bypass_csp=True)
    seen.page.route("https://tiers.example/*", lambda route: route.fulfill(status=204))
    seen.go()
    seen.page.evaluate("fetch('https://tiers.example/mesure', { mode: 'no-cors' })")
    seen.wait_until_quiet()
    assert _says(seen.watch.complaints, "asked tiers.example")


def test_a_script_that_fails_is_noticed(village):
    village.page.evaluate("setTimeout(() => { throw new Error('cassé') })")
    village.page.evaluate("console.error('de travers')")
    village.wait_until_quiet()
    assert _says(village.watch.complaints, "script error", "cassé")
    assert _says(village.watch.complaints, "console: de travers")


def test_what_is_kept_in_the_browser_is_noticed(village):
    village.page.evaluate("document.cookie = 'suivi=1'; localStorage.vu = 1")
    village.page.evaluate(
        "document.head.insertAdjacentHTML('beforeend',"
        " '<link rel=preconnect href=https://tiers.example>')"
    )
    complaints = privacy.complaints(village.page)
    assert _says(complaints, "cookie suivi")
    assert _says(complaints, "vu in localStorage")
    assert _says(complaints, "prepares to ask https://tiers.example")


def test_a_heavy_page_is_noticed(visit):
    seen = visit(VILLAGE, "fr", **MACHINES["desktop"])
    seen.page.route("**/fr/villages/**", _fattened)
    meter = Meter(seen.page)
    seen.go()
    seen.page.evaluate(
        "Promise.all([...Array(21).keys()].map((n) => fetch(`/static/favicon.svg?${n}`)))"
    )
    seen.wait_until_quiet()
    figures = meter.first()
    assert budgets.complaints("VillagePage", figures) != []
    assert figures.requests > budgets.LIMITS["requests"]
    assert figures.nodes > budgets.LIMITS["nodes"]
    complaints = budgets.complaints("VillagePage", figures)
    assert _says(complaints, "html_kb is")
    assert _says(complaints, "requests is")
    assert _says(complaints, "nodes is")


def _fattened(route) -> None:
    """Give the page as it is, with eight hundred and one paragraphs more."""
    answer = route.fetch()
    if "text/html" not in answer.headers["content-type"]:
        return route.fulfill(response=answer)
    paragraphs = "".join(f"<p>{n * 7919**3:x} {'é' * 30}</p>" for n in range(801))
    return route.fulfill(
        response=answer, body=answer.text().replace("</main>", f"{paragraphs}</main>")
    )


def test_a_second_sheet_is_noticed(village):
    before = printing.sheets(village.page)
    village.page.evaluate(ADD, "<p id='fault'>Long</p>")
    village.page.evaluate(STYLE, "#fault { height: 30cm }")
    assert printing.sheets(village.page) > before


def test_a_page_type_that_the_demo_does_not_show_is_named(demo_site):
    with pytest.raises(AssertionError, match="no live GhostPage: add one to home/demo/"):
        Screen("GhostPage", is_page=True).path(demo_site, "fr")
