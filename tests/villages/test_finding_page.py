"""The page that a household chooses with: every address answers, and says what it asks for."""

import json
from itertools import product

import pytest
from bs4 import BeautifulSoup

from tests.factories import HousingPageFactory, VillagePageFactory
from villages.finding.criteria import FACETS, PARAMETERS

ADDRESS = "/fr/villages/"


def soup(visitor, query=None, address="/en/villages/"):
    response = visitor.get(address, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.text.split())


def names(page):
    return [link.text for link in page.select(".card h3 a")]


@pytest.fixture
def villages(village_index):
    """Four villages; one has a home to rent."""
    with_home = VillagePageFactory(
        title="Aubiet", slug="aubiet", territory="lomagne", fibre_percent=90, schools=["primary"]
    )
    VillagePageFactory(title="Biran", slug="biran", territory="lomagne", schools=["primary"])
    VillagePageFactory(title="Cazaubon", slug="cazaubon", territory="saves", health=["doctor"])
    VillagePageFactory(title="Dému", slug="demu", fibre_percent=10)
    HousingPageFactory(parent=with_home, price_eur=480)
    HousingPageFactory(parent=with_home, price_eur=590)
    return village_index


ABSURD = [
    {"page": "-1", "vitesse": "NaN", "km": "1e999", "depuis": "zz", "territoire": "\0"},
    {"page": "zzz", "tri": "' OR 1=1", "budget": "-5", "pieces": "٣", "logement": ["rent", "x"]},
    dict.fromkeys(PARAMETERS.values(), "x" * 50000),
    {name: ["a", "a", "\0", ""] * 50 for name in PARAMETERS.values()},
    {"km": "60"},
    {"depuis": "marciac", "km": "0"},
    {"km": "99999999999999999999", "depuis": "auch", "budget": "1e5"},
    {"territoire": ["lomagne", "nulle-part"], "population": ["9", "500"]},
    {"fibre": "<script>", "reprise": "no", "telecentre": "-1", "langue": "tlh"},
]


@pytest.mark.parametrize("query", ABSURD)
def test_whatever_is_asked_is_answered_and_what_cannot_be_read_is_said(visitor, villages, query):
    page = soup(visitor, query)
    assert len(str(page)) < 200_000  # a long value is not said again at length
    assert page.select("#find .errorlist")
    assert page.select(".found .notice")


def test_what_cannot_be_read_is_not_asked_for(visitor, villages):
    page = soup(visitor, {"vitesse": "NaN", "km": "1e999", "depuis": "zz", "territoire": "\0"})
    assert len(names(page)) == 4
    assert not page.select(".chip")
    for name in ("vitesse", "km", "depuis"):
        field = page.select_one(f"#find [name={name}]")
        assert field["aria-invalid"] == "true"
        assert page.select_one(f"#find-{name}-errors .errorlist")


def test_of_several_values_the_good_ones_count(visitor, villages):
    page = soup(visitor, {"territoire": ["saves", "nulle-part", "saves"]})
    assert names(page) == ["Cazaubon"]
    assert page.select_one("#find-territoire-errors .errorlist")


def test_every_pair_of_criteria_answers(visitor, villages):
    values = {facet.parameter: facet.options[0][0] for facet in FACETS}
    values |= {"q": "b", "depuis": "auch", "km": "60", "logement": "rent", "budget": "600"}
    pairs = [dict([one, other]) for one, other in product(values.items(), repeat=2)][::7]
    for query in pairs:
        assert visitor.get(ADDRESS, query).status_code == 200, query


def test_each_criterion_can_be_taken_away_by_a_link(visitor, villages):
    query = {"territoire": ["lomagne", "saves"], "ecole": "primary", "depuis": "auch", "km": "99"}
    page = soup(visitor, query | {"tri": "name", "page": "4"})
    chips = {words(chip).removeprefix("Take away: "): chip["href"] for chip in page.select(".chip")}
    assert chips["Lomagne"] == (
        "/en/villages/?territoire=saves&ecole=primary&depuis=auch&km=99&tri=name"
    )
    assert chips["at most 99 km from Auch"].endswith(
        "?territoire=lomagne&territoire=saves&ecole=primary&tri=name"
    )
    assert names(page) == ["Aubiet", "Biran"]


def test_villages_without_an_advert_come_second_and_are_never_dropped(visitor, villages):
    page = soup(visitor, {"logement": "rent", "budget": "600", "pieces": "3"})
    groups = {land.h2["id"]: names_of(land) for land in page.select("section.land")}
    assert groups == {
        "with-advert": ["Aubiet"],
        "without-advert": ["Biran", "Cazaubon", "Dému"],
    }
    assert words(page.select_one(".reasons")) == "2 homes to rent from 480\u202f€".replace(
        "\u202f", " "
    )
    second = page.select_one("#without-advert").find_parent("section")
    assert "looks for a home with you" in second.p.text
    assert "1 with a home that fits" in words(page.select_one("[role=status]"))


def names_of(land):
    return [link.text for link in land.select(".card h3 a")]


def test_an_option_says_how_many_villages_it_gives(visitor, villages):
    page = soup(visitor, {"ecole": "primary"})
    count = {
        land: page.select_one(f"#find-territoire-{land}-count").text
        for land in ("lomagne", "saves")
    }
    assert count == {"lomagne": "2", "saves": "0"}
    assert page.select_one("#find-ecole-primary")["checked"] == ""
    to_rent = page.select_one("select[name=logement] option[value=rent]")
    assert to_rent.text == "to rent (1)"


def test_when_nothing_is_found_it_says_what_to_give_up(visitor, villages):
    page = soup(visitor, {"sante": "doctor", "ecole": "primary"})
    assert not names(page)
    ways = {words(link): link["href"] for link in page.select(".ways a")}
    assert ways == {
        "Without primary school (6 to 11 years): 1 village": "/en/villages/?sante=doctor",
        "Without doctor: 2 villages": "/en/villages/?ecole=primary",
    }
    for address in ways.values():
        assert names(soup(visitor, address=address))


def test_the_map_shows_what_is_found_in_the_order_of_the_list(visitor, villages):
    page = soup(visitor, {"tri": "fibre"})
    codes = [link["data-place"] for link in page.select(".card h3 a")]
    assert names(page)[:2] == ["Aubiet", "Dému"]
    assert page.select_one("[data-map]")["data-found"].split() == codes
    assert page.select_one("[data-places]")["data-places"].split() == codes
    points = json.loads(visitor.get("/en/villages/villages.geojson").content)["features"]
    assert {point["properties"]["insee_code"] for point in points} == set(codes)


def test_the_list_is_cut_into_pages_and_the_map_shows_all(visitor, villages, monkeypatch):
    monkeypatch.setattr("villages.finding.search.VILLAGES_PER_PAGE", 3)
    page = soup(visitor, {"page": "2"})
    assert names(page) == ["Dému"]
    assert len(page.select_one("[data-map]")["data-found"].split()) == 4
    assert "4 villages" in words(page.select_one("[role=status]"))
    assert page.select_one("link[rel=canonical]")["href"].endswith("?page=2")


def test_distances_are_told_from_where_one_asks(visitor, villages):
    page = soup(visitor, {"depuis": "cazaubon", "tri": "distance"})
    assert words(page.select_one(".reasons")) == "0 km from Cazaubon as the crow flies"
    towns = [group["label"] for group in page.select("select[name=depuis] optgroup")]
    assert towns == ["Towns", "Partner villages"]


@pytest.mark.parametrize(
    "query",
    ["", "?q=village", "?q=nowhere", "?logement=rent&depuis=auch&tri=distance&ecole=primary"],
)
def test_the_page_costs_twelve_queries_whatever_there_is(
    visitor, village_index, query, django_assert_max_num_queries
):
    for count in (2, 14):
        for n in range(count):
            village = VillagePageFactory(
                parent=village_index, with_committee=True, territory="saves" if n % 2 else "lomagne"
            )
            HousingPageFactory(parent=village)
        visitor.get(ADDRESS + query)
        with django_assert_max_num_queries(13):
            visitor.get(ADDRESS + query)
