"""Addresses and languages: one front door, a section's name in each, French where nothing else."""

import pytest
from bs4 import BeautifulSoup

LANGUAGES = ["fr", "en", "es", "pt"]


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("fr", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.5", "en"),
        ("pt-BR", "pt"),
        ("es;q=0.3, pt;q=0.8", "pt"),
        ("da, nl", "fr"),
        ("", "fr"),
        ("%%%", "fr"),
    ],
)
def test_the_front_door_follows_the_browser(visitor, site, asked, given):
    response = visitor.get("/", headers={"Accept-Language": asked})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{given}/")
    assert "Accept-Language" in response.headers["Vary"]


def test_the_front_door_is_only_read(visitor, site):
    assert visitor.post("/").status_code == 405


@pytest.mark.parametrize("address", ["/nowhere", "/nowhere/", "/villages/", "/villages/marciac/"])
def test_no_other_address_is_redirected_by_language(visitor, marciac, address):
    response = visitor.get(address, headers={"Accept-Language": "en"})
    assert response.status_code == 404
    assert soup(response).html["lang"] == "en"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fr/annuaire/", 200),
        ("/en/directory/", 200),
        ("/es/directorio/", 200),
        ("/pt/diretorio/", 200),
        ("/en/annuaire/", 404),
        ("/fr/directory/", 404),
        ("/es/pueblos/", 200),
        ("/pt/aldeias/", 200),
        ("/es/villages/", 404),
    ],
)
def test_a_section_has_its_name_in_each_language(visitor, site, address, status):
    assert visitor.get(address).status_code == status


def test_the_switcher_names_each_language_in_itself_and_keeps_the_page(visitor, marciac):
    links = soup(visitor.get("/en/villages/marciac/")).select(".languages a")
    assert [(link.text.strip(), link["lang"], link["href"]) for link in links] == [
        ("Français", "fr", "/fr/villages/marciac/"),
        ("English", "en", "/en/villages/marciac/"),
        ("Español", "es", "/es/pueblos/marciac/"),
        ("Português", "pt", "/pt/aldeias/marciac/"),
    ]
    assert [link.get("aria-current") for link in links] == [None, "true", None, None]


def test_what_is_searched_for_goes_along_to_another_language(visitor, marciac):
    links = soup(visitor.get("/en/villages/?q=mar&fibre=1&fibre=%00")).select(".languages a")
    assert links[0]["href"] == "/fr/villages/?q=mar&fibre=1&fibre=%00"
    longest = soup(visitor.get("/en/villages/?q=" + "a" * 50_000)).select(".languages a")
    assert len(longest[0]["href"]) < 3_000


def test_what_is_french_says_so_where_the_rest_is_not(visitor, marciac):
    page = soup(visitor.get("/en/villages/marciac/"))
    assert page.html["lang"] == "en"
    assert page.select_one(".prose")["lang"] == "fr"
    assert page.select_one(".lead")["lang"] == "fr"
    assert page.select_one(".notice")
    french = soup(visitor.get("/fr/villages/marciac/"))
    assert not french.select_one(".prose").has_attr("lang")
    assert not french.select_one(".notice")


def test_facts_are_in_the_readers_language(visitor, marciac):
    marciac.shops = ["bakery"]
    marciac.save()
    shops = soup(visitor.get("/en/villages/marciac/")).find(id="facts-shops").parent
    assert "Bakery" in shops.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_address_is_the_page_the_one_of_its_own_language(visitor, marciac, language):
    page = soup(visitor.get(marciac.address(language)))
    canonical = page.select_one("link[rel=canonical]")["href"]
    assert canonical == "http://testserver/fr/villages/marciac/"
    assert not page.select("link[hreflang]")  # nothing is translated yet


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_a_page_stays_in_its_language(visitor, marciac, language):
    for address in (f"/{language}/", marciac.address(language)):
        page = soup(visitor.get(address))
        page.select_one(".languages").decompose()
        paths = {a["href"] for a in page.select("a[href^='/']")} - {"/compte/login/"}
        assert paths
        assert all(path.startswith(f"/{language}/") for path in paths)
