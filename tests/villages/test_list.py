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
    for jump in page.select(".jump a"):
        assert page.find(id=jump["href"].removeprefix("#"))


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


@pytest.mark.parametrize("count", [2, 20])
def test_the_number_of_queries_does_not_grow(
    visitor, village_index, count, django_assert_max_num_queries
):
    for n in range(count):
        VillagePageFactory(parent=village_index, territory="saves" if n % 2 else "lomagne")
    with django_assert_max_num_queries(12):
        visitor.get(ADDRESS)
