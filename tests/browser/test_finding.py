"""Choosing a village on a phone: filters, list and map are one, and Back goes back."""

import re

import pytest

from tests.browser.machines import DESKTOP
from tests.factories import HousingPageFactory, VillagePageFactory

ADDRESS = "/fr/villages/"


@pytest.fixture
def villages(village_index):
    with_home = VillagePageFactory(
        title="Aubiet", slug="aubiet", insee_code="32012", territory="lomagne", fibre_percent=90
    )
    VillagePageFactory(
        title="Biran",
        slug="biran",
        insee_code="32054",
        territory="lomagne",
        latitude="43.70000",
        longitude="0.41000",
    )
    VillagePageFactory(
        title="Samatan",
        slug="samatan",
        insee_code="32410",
        territory="saves",
        fibre_percent=40,
        latitude="43.49000",
        longitude="0.93000",
    )
    HousingPageFactory(parent=with_home, price_eur=480)


def names(page):
    return page.locator(".card h3 a").all_inner_texts()


def pins(page):
    labels = page.locator(".map-pin").evaluate_all("all => all.map((e) => e.ariaLabel)")
    return sorted(labels)


def settle(page, count):
    page.wait_for_function(
        "count => document.querySelectorAll('.card h3 a').length === count"
        " && !document.querySelector('[aria-busy]')",
        arg=count,
    )


def test_on_a_phone_filters_change_list_and_map_in_place_and_back_returns(phone, villages):
    phone.goto(ADDRESS)
    phone.evaluate("window.isTheSamePage = true")
    assert names(phone) == ["Aubiet", "Biran", "Samatan"]

    phone.locator(".finding-fold > summary").tap()
    phone.locator("#panel-broadband > summary").tap()
    phone.locator("#find-fibre-1").tap()
    settle(phone, 2)
    assert phone.url.endswith("?fibre=1")
    assert phone.evaluate("document.activeElement.id") == "find-fibre-1"
    assert re.match(r"\s*2 villages", phone.locator("#found-count").inner_text())
    assert phone.locator("#find-territoire-lomagne-count").inner_text() == "1"

    phone.locator(".finding-fold .finding-order button").tap()
    settle(phone, 2)
    assert not phone.locator("#panel-broadband").is_visible()

    phone.locator(".finding-map summary").tap()
    phone.locator(".map-pin").first.wait_for()
    assert pins(phone) == ["1. Aubiet", "2. Samatan"]

    phone.locator("label[for=find-territoire-saves]").tap()
    settle(phone, 1)
    assert names(phone) == ["Samatan"]
    assert pins(phone) == ["1. Samatan"]

    phone.go_back()
    settle(phone, 2)
    assert not phone.locator("#find-territoire-saves").is_checked()
    assert phone.locator("#find-fibre-1").is_checked()
    assert pins(phone) == ["1. Aubiet", "2. Samatan"]
    phone.go_back()
    settle(phone, 3)
    assert phone.url.endswith(ADDRESS)
    assert phone.evaluate("window.isTheSamePage")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_chip_takes_its_criterion_away_and_the_focus_goes_on(page, villages):
    page.goto(f"{ADDRESS}?territoire=lomagne&logement=rent&budget=600")
    assert names(page) == ["Aubiet", "Biran"]
    page.locator(".chip").first.focus()
    page.keyboard.press("Enter")
    settle(page, 3)
    assert not page.locator("#find-territoire-lomagne").is_checked()
    assert page.evaluate("document.activeElement.id") == "found-count"
    assert page.locator("#find-budget").input_value() == "600"


def test_on_a_wide_screen_the_map_lies_beside_the_list_and_each_shows_the_other(page, villages):
    page.goto(ADDRESS)
    page.locator(".map-pin").first.wait_for()
    listed, drawn = (page.locator(one).bounding_box() for one in (".finding-list", ".map"))
    assert listed["x"] + listed["width"] <= drawn["x"]
    assert abs(listed["y"] - drawn["y"]) < 40
    page.locator("[data-place='32054']").focus()
    assert "is-pointed-at" in page.locator("[data-pin='32054']").get_attribute("class")
    page.locator("[data-pin='32410']").focus()
    card = page.locator(".card", has=page.locator("[data-place='32410']"))
    assert "is-pointed-at" in card.get_attribute("class")
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup a[href$='/samatan/']").wait_for()


def test_panels_open_over_the_page_and_close_by_the_keyboard(page, villages):
    page.goto(ADDRESS)
    summary = page.locator("#panel-shops > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.locator("#find-commerce-bakery").focus()
    page.keyboard.press("Escape")
    assert page.locator("#panel-shops").get_attribute("open") is None
    assert summary.evaluate("one => one === document.activeElement")


def test_letters_are_not_sent_one_by_one(page, villages):
    asked = []
    page.goto(ADDRESS)
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#find-q").press_sequentially("samatan", delay=30)
    settle(page, 1)
    assert len([url for url in asked if "q=" in url]) == 1
    assert page.evaluate("document.activeElement.id") == "find-q"


def test_without_a_script_the_button_does_it(visit, villages):
    page = visit(java_script_enabled=False, **DESKTOP)
    page.goto(ADDRESS)
    page.locator("#find-territoire-saves").check()
    page.locator(".search-line button").click()
    assert names(page) == ["Samatan"]
    assert "territoire=saves" in page.url
