"""A reader keeps some villages on a phone, sets two side by side, and sends them on."""

import pytest

from tests.browser.machines import DESKTOP
from tests.factories import VillagePageFactory

KEPT = "JSON.parse(localStorage.getItem('soho-solo.villages'))"


@pytest.fixture
def villages(village_index):
    for name, code in [("Aubiet", "32012"), ("Biran", "32054"), ("Samatan", "32410")]:
        VillagePageFactory(title=name, slug=name.lower(), insee_code=code, fibre_percent=90)


def box(page, slug):
    return page.locator(f"[data-choose][value={slug}]")


def names(page):
    return page.locator(".card h3 a").all_inner_texts()


def path(page):
    return page.evaluate("location.pathname + location.search")


def test_on_a_phone_two_villages_are_kept_compared_and_sent_on(phone, visit, villages):
    phone.goto("/fr/villages/?fibre=1")
    assert phone.evaluate("localStorage.length") == 0
    for slug in ("samatan", "aubiet"):
        phone.locator("label", has=box(phone, slug)).tap()
    assert phone.evaluate(KEPT) == ["samatan", "aubiet"]
    bar = phone.locator("[data-chosen]")
    assert bar.bounding_box()["y"] < 740  # on the screen, wherever one has scrolled to

    bar.locator("button:not([formaction])").tap()
    phone.wait_for_url("**/comparer/**")
    assert path(phone) == "/fr/villages/comparer/?village=samatan&village=aubiet"
    assert phone.locator("thead th > a:first-of-type").all_inner_texts() == ["Samatan", "Aubiet"]
    assert phone.evaluate("document.documentElement.scrollWidth") == 360

    phone.go_back()
    phone.wait_for_url("**/villages/?fibre=1")
    assert box(phone, "aubiet").is_checked() and not box(phone, "biran").is_checked()
    phone.locator("[data-chosen] button[formaction]").tap()
    phone.wait_for_url("**/selection/**")
    assert names(phone) == ["Samatan", "Aubiet"]

    partner = visit(**DESKTOP)
    partner.goto(path(phone))
    assert names(partner) == ["Samatan", "Aubiet"]
    assert partner.evaluate("localStorage.length") == 0  # until they ask for it
    partner.locator("[data-keep]").click()
    assert partner.evaluate(KEPT) == ["samatan", "aubiet"]
    assert not phone.context.cookies() and not partner.context.cookies()


def test_a_village_is_kept_from_its_page_and_let_go(page, villages):
    page.goto("/fr/villages/biran/")
    page.locator("[data-add] a").first.click()
    assert page.evaluate(KEPT) == ["biran"]
    button = page.locator("[data-add] button")
    assert button.get_attribute("aria-pressed") == "true"
    assert button.evaluate("element => element === document.activeElement")
    page.locator("[data-add] [data-see]").click()
    page.wait_for_url("**/selection/?village=biran")
    page.goto("/fr/villages/selection/")
    page.wait_for_url("**/selection/?village=biran")  # what is kept is found again
    page.locator("[data-remove=biran]").click()
    page.wait_for_url("**/selection/")
    assert page.evaluate("localStorage.length") == 0


def test_what_is_kept_is_forgotten_when_asked(page, villages):
    page.goto("/fr/villages/selection/?village=biran&village=aubiet")
    page.locator("[data-keep]").click()
    page.locator("[data-forget]").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("[data-device] [role=status]").inner_text()


def test_without_a_script_boxes_and_buttons_lead_to_the_same_addresses(visit, villages):
    page = visit(java_script_enabled=False, **DESKTOP)
    page.goto("/fr/villages/")
    box(page, "aubiet").check()
    box(page, "biran").check()
    page.locator("[data-chosen] button:not([formaction])").click()
    page.wait_for_url("**/comparer/?village=aubiet&village=biran")
    page.goto("/fr/villages/samatan/")
    page.locator("[data-add] a").first.click()
    page.wait_for_url("**/selection/?village=samatan")


def test_a_browser_that_keeps_nothing_still_compares(visit, villages):
    page = visit(**DESKTOP)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto("/fr/villages/")
    box(page, "aubiet").check()
    box(page, "samatan").check()
    page.locator("[data-chosen] button:not([formaction])").click()
    page.wait_for_url("**/comparer/?village=aubiet&village=samatan")
