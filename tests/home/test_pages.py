"""The CCI's own pages, the pages for what is not there, and what no page does."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation

from tests.factories import MemberPageFactory, StandardPageFactory

HOSTILE = "<script>alert(1)</script>"


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_the_menu_is_the_tree(visitor, site):
    StandardPageFactory(title="Le programme", slug="programme", show_in_menus=True)
    StandardPageFactory(title="Mentions légales", slug="mentions")
    StandardPageFactory(title="Brouillon", slug="brouillon", draft=True, show_in_menus=True)
    page = soup(visitor.get("/fr/annuaire/"))
    assert [a["href"] for a in page.select(".menu a")] == [
        "/fr/villages/",
        "/fr/annuaire/",
        "/fr/programme/",
    ]
    assert page.select_one(".menu [aria-current=page]")["href"] == "/fr/annuaire/"
    assert "/fr/mentions/" in [a["href"] for a in page.select(".footer a")]
    assert "Brouillon" not in page.text


def test_a_breadcrumb_leads_back(visitor, marciac):
    crumbs = soup(visitor.get(marciac.address("en"))).select(".breadcrumb a")
    assert [(a.text.strip(), a["href"]) for a in crumbs] == [
        ("Home", "/en/"),
        ("Villages", "/en/villages/"),
    ]


@pytest.mark.parametrize("address", ["/fr/nowhere/", "/nowhere"])
def test_a_lost_reader_finds_the_sections(visitor, site, address):
    response = visitor.get(address, headers={"Accept-Language": "fr"})
    assert response.status_code == 404
    assert [a["href"] for a in soup(response).select(".ways a")] == [
        "/fr/villages/",
        "/fr/annuaire/",
    ]


def test_a_lost_reader_finds_home_even_without_a_site(visitor, db):
    response = visitor.get("/nowhere")
    assert response.status_code == 404


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_when_all_is_broken_a_page_stands_without_the_database(language):
    with translation.override(language):
        page = BeautifulSoup(render_to_string("500.html"), "html.parser")
    assert page.html["lang"] == language
    assert page.h1


def test_what_people_write_stays_text(visitor, site):
    body = [{"type": "prose", "value": HOSTILE}]
    page = StandardPageFactory(
        title=HOSTILE, slug="hostile", introduction=HOSTILE, body=body, show_in_menus=True
    )
    for address in (page.address(), "/fr/", "/nowhere"):
        assert "<script>alert" not in visitor.get(address).content.decode()


@pytest.fixture
def reading_addresses(marciac, annuaire_index):
    member, text = MemberPageFactory(village=marciac), StandardPageFactory()
    pages = (marciac, member, text, marciac.get_parent().specific, annuaire_index)
    return ["/fr/", "/nowhere", *[page.address("en") for page in pages]]


def test_reading_leaves_no_cookie(visitor, reading_addresses):
    for address in reading_addresses:
        assert not visitor.get(address).cookies
    assert not visitor.cookies


def test_reading_asks_nobody_else(visitor, reading_addresses):
    for address in reading_addresses:
        page = soup(visitor.get(address))
        asked = [
            element[attribute]
            for attribute in ("src", "srcset", "href", "action")
            for element in page.select(f"[{attribute}]")
            if element.name not in {"a"} and element.get("rel") != ["canonical"]
        ]
        assert asked
        assert not [url for url in asked if re.match(r"(\w+:)?//", url)]


def test_nothing_is_inline(visitor, reading_addresses):
    for address in reading_addresses:
        response = visitor.get(address)
        page = soup(response)
        inline = page.select("style, [style], script:not([src])")
        # data for machines: no browser runs it, and the policy does not speak of it
        assert [tag for tag in inline if tag.get("type") != "application/ld+json"] == []
        assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]


def test_one_heading_of_the_first_level_and_no_id_twice(visitor, reading_addresses):
    for address in reading_addresses:
        page = soup(visitor.get(address))
        assert len(page.find_all("h1")) == 1
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids))


def test_every_icon_used_is_drawn(visitor, reading_addresses, settings):
    drawn = set(re.findall(r'id="([\w-]+)"', (settings.ROOT / "static/icons.svg").read_text()))
    used = {
        use["href"].partition("#")[2]
        for address in reading_addresses
        for use in soup(visitor.get(address)).select("use")
    }
    assert used
    assert used <= drawn
