"""The list of villages: all of them, by land, in few queries."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import VillagePageFactory

ADDRESS = "/fr/villages/"


def soup(visitor, address=ADDRESS):
    return BeautifulSoup(visitor.get(address).content, "html.parser")


def test_it_shows_each_listed_village_under_its_land(visitor, village_index):
    VillagePageFactory(title="Samatan", slug="samatan", territory="saves")
    VillagePageFactory(title="Saint-Clar", slug="saint-clar", territory="lomagne")
    VillagePageFactory(title="Brouillon", draft=True)
    page = soup(visitor)
    lands = [
        (land.h2.find(string=True).strip(), [link["href"] for link in land.select(".card h3 a")])
        for land in page.select("section.land")
    ]
    assert lands == [
        ("Lomagne", ["/fr/villages/saint-clar/"]),
        ("Savès", ["/fr/villages/samatan/"]),
    ]


def test_a_card_shows_three_facts_the_unknown_ones_too(visitor, marciac):
    facts = soup(visitor).select_one(".card .decisive").find_all("li")
    assert len(facts) == 3
    assert [("unknown" in fact.get("class", [])) for fact in facts] == [True, True, False]


def test_the_map_names_its_provider_and_asks_nothing_before_the_click(visitor, marciac, settings):
    page = soup(visitor)
    frame = page.select_one("[data-map]")
    provider = settings.LEAFLET_CONFIG["TILES"][0][0]
    assert provider in frame.select_one("button[data-base-map]").text
    assert frame["data-points"] == "/fr/villages/villages.geojson"
    assert frame.has_attr("hidden")  # without a script the list alone is there
    assert not page.select("[src*='geopf'], [href*='geopf']")


def test_without_villages_it_says_so(visitor, village_index):
    page = soup(visitor)
    assert page.select_one(".empty")
    assert not page.select_one("[data-map]")


@pytest.fixture
def villages(village_index):
    for title, slug, code, land, grouping in [
        ("L’Isle-de-Noé", "l-isle-de-noe", "32300", "astarac", "CC Cœur d’Astarac"),
        ("Saint-Clar", "saint-clar", "32380", "lomagne", "CC Bastides de Lomagne"),
        ("Éauze", "eauze", "32800", "armagnac", "CC du Grand Armagnac"),
        ("Marciac", "marciac", "32230", "", "CC Bastides et Vallons"),
    ]:
        VillagePageFactory(
            title=title, slug=slug, postal_code=code, territory=land, intercommunality=grouping
        )
    VillagePageFactory(title="Éauze-le-Brouillon", draft=True)


def found(visitor, text):
    page = BeautifulSoup(visitor.get(ADDRESS, {"q": text}).content, "html.parser")
    return [title.text for title in page.select(".card h3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("isle de noe", ["L’Isle-de-Noé"]),
        ("L'ISLE DE NOÉ", ["L’Isle-de-Noé"]),
        ("l’isle", ["L’Isle-de-Noé"]),
        ("st clar", ["Saint-Clar"]),
        ("eauz", ["Éauze"]),
        ("32230", ["Marciac"]),
        ("Marciac (32230)", ["Marciac"]),
        ("lomagne", ["Saint-Clar"]),
        ("coeur d'astarac", ["L’Isle-de-Noé"]),
        ("bastides", ["Saint-Clar", "Marciac"]),
        ("marciac lomagne", []),
        ("rciac", []),
        ("?!", []),
        ("\0", ["Éauze", "L’Isle-de-Noé", "Saint-Clar", "Marciac"]),
        ("marciac\0", ["Marciac"]),
        ("  ", ["Éauze", "L’Isle-de-Noé", "Saint-Clar", "Marciac"]),
        ("x" * 50_000, []),
    ],
)
def test_a_village_is_found_as_people_type_it(visitor, villages, text, expected):
    assert found(visitor, text) == expected


def test_what_was_looked_for_is_kept_and_counted(visitor, villages):
    page = soup(visitor, "/en/villages/?q=bastides")
    form = page.select_one("main form[role=search]")
    assert form["action"] == "/en/villages/"
    assert form.select_one("input[name=q]")["value"] == "bastides"
    assert "2 villages" in page.select_one("[role=status]").text
    assert "“bastides”" in page.select_one(".found .chip[href='/en/villages/']").text
    assert page.select_one("link[rel=canonical]")["href"].endswith("/fr/villages/")


def test_when_nothing_is_found_the_reader_is_told_where_to_begin(visitor, villages):
    page = soup(visitor, "/en/villages/?q=<b>paris")
    assert "No village" in page.select_one("[role=status]").text
    (way,) = page.select(".ways a")
    assert " ".join(way.text.split()) == "Without “<b>paris”: 4 villages"
    assert [link["href"] for link in page.select(".territories a")][:2] == [
        "/en/villages/?territoire=armagnac",
        "/en/villages/?territoire=astarac",
    ]
    assert not page.select(".land")
