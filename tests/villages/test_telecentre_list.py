"""All the télécentres: the list, the map's points, and what is not shown."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import SiteImageFactory, TelecentrePageFactory, VillagePageFactory
from villages.models import TelecentrePhotograph

pytestmark = pytest.mark.django_db

LIST = {
    "fr": "/fr/villages/telecentres/",
    "en": "/en/villages/coworking/",
    "es": "/es/pueblos/coworking/",
    "pt": "/pt/aldeias/coworking/",
}
POINTS = {
    language: f"{address.rsplit('/', 2)[0]}/telecentres.geojson"
    for language, address in LIST.items()
}


@pytest.fixture
def telecentre(marciac):
    return TelecentrePageFactory(parent=marciac, title="La Ruche", slug="la-ruche")


@pytest.mark.parametrize("language", LIST)
def test_each_language_has_its_address(visitor, telecentre, language):
    response = visitor.get(LIST[language])
    assert response.status_code == 200
    card = BeautifulSoup(response.content, "html.parser").select_one(".card h3 a")
    assert (card.get_text(strip=True), card["href"]) == ("La Ruche", telecentre.address(language))


@pytest.mark.parametrize(
    "address", ["/fr/villages/coworking/", "/en/villages/telecentres/", "/es/villages/coworking/"]
)
def test_another_languages_word_is_no_address(visitor, telecentre, address):
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("query", ["?page=-1", "?q=%00", "?page=NaN&q=x"])
def test_what_is_not_asked_for_changes_nothing(visitor, telecentre, query):
    assert "La Ruche" in visitor.get(LIST["fr"] + query).content.decode()


def test_without_any_it_says_so(visitor, site):
    assert "No télécentre is published yet" in visitor.get(LIST["en"]).content.decode()


def test_the_map_shows_what_the_list_shows(visitor, telecentre):
    other = TelecentrePageFactory(title="Autre", slug="autre", latitude="43.9", longitude="0.5")
    TelecentrePageFactory(draft=True)
    soup = BeautifulSoup(visitor.get(LIST["fr"]).content, "html.parser")
    response = visitor.get(soup.select_one("[data-map]")["data-points"])
    assert response.headers["Content-Type"] == "application/geo+json"
    features = response.json()["features"]
    assert [feature["properties"]["place"] for feature in features] == [
        link["data-place"] for link in soup.select("[data-place]")
    ]
    assert features[0]["geometry"]["coordinates"] == [0.5, 43.9]
    assert features[0]["properties"] == {
        "place": "autre",
        "name": "Autre",
        "slug": "autre",
        "url": other.address("fr"),
        "village": other.get_parent().title,
        "insee_code": other.get_parent().specific.insee_code,
        "desks": 8,
    }
    assert features[1]["geometry"]["coordinates"] == [0.1609, 43.5248]


@pytest.mark.parametrize(
    "address", ["/es/villages/telecentres.geojson", "/fr/annuaire/telecentres.geojson"]
)
def test_points_have_the_sections_address_only(visitor, telecentre, address):
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("addresses", [LIST, POINTS], ids=["list", "points"])
def test_queries_do_not_grow(visitor, village_index, addresses):
    def make(count):
        for _n in range(count):
            TelecentrePageFactory(
                parent=VillagePageFactory(parent=village_index),
                photographs=[TelecentrePhotograph(image=SiteImageFactory())],
            )

    def queries() -> int:
        visitor.get(addresses["fr"])  # draws the pictures
        with CaptureQueriesContext(connection) as caught:
            assert visitor.get(addresses["fr"]).status_code == 200
        return len(caught)

    make(2)
    few = queries()
    make(6)
    assert queries() == few
    assert few <= 14
