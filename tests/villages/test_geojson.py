"""The villages as open data, in each language's section."""

import pytest

from tests.factories import VillagePageFactory

ADDRESSES = {
    "fr": "/fr/villages/villages.geojson",
    "en": "/en/villages/villages.geojson",
    "es": "/es/pueblos/villages.geojson",
    "pt": "/pt/aldeias/villages.geojson",
}


def test_a_village_is_a_point(visitor, marciac):
    response = visitor.get(ADDRESSES["fr"])
    assert response.headers["Content-Type"] == "application/geo+json"
    assert response.json() == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [0.1609, 43.5248]},
                "properties": {
                    "name": "Marciac",
                    "slug": "marciac",
                    "url": "/fr/villages/marciac/",
                    "insee_code": "32233",
                    "population": 1200,
                },
            }
        ],
    }


def test_what_is_not_listed_is_not_open_data(visitor, marciac):
    VillagePageFactory(draft=True)
    VillagePageFactory(title="Gone").unpublish()
    assert len(visitor.get(ADDRESSES["fr"]).json()["features"]) == 1


@pytest.mark.parametrize("language", ADDRESSES)
def test_each_language_has_its_address(visitor, marciac, language):
    properties = visitor.get(ADDRESSES[language]).json()["features"][0]["properties"]
    assert properties["url"] == marciac.address(language)
    assert visitor.get(properties["url"]).status_code == 200


@pytest.mark.parametrize(
    "address", ["/es/villages/villages.geojson", "/fr/annuaire/villages.geojson"]
)
def test_another_section_has_none(visitor, marciac, address):
    assert visitor.get(address).status_code == 404


def test_it_is_not_sent_twice(visitor, marciac):
    tag = visitor.get(ADDRESSES["fr"]).headers["ETag"]
    again = visitor.get(ADDRESSES["fr"], headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    VillagePageFactory()
    assert visitor.get(ADDRESSES["fr"], headers={"If-None-Match": tag}).status_code == 200


def test_it_is_only_read(visitor, marciac):
    assert visitor.post(ADDRESSES["fr"]).status_code == 405


def test_the_number_of_queries_does_not_grow(visitor, village_index, django_assert_max_num_queries):
    for _ in range(8):
        VillagePageFactory(parent=village_index)
    with django_assert_max_num_queries(3):
        visitor.get(ADDRESSES["fr"])
