"""Homes as the public reads them: their pages, their list, what is gone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms.editorial import standing
from tests import factories

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


@pytest.fixture
def home(marciac):
    return factories.HousingPageFactory(
        title="Maison aux volets bleus", slug="volets-bleus", parent=marciac, with_photographs=True
    )


def test_the_page_says_what_the_law_asks_for_and_whom_to_call(visitor, home):
    text = text_of(visitor.get("/en/villages/marciac/volets-bleus/"))
    for said in (
        "Energy class (DPE): <strong> D </strong>",
        "Climate class (GES): <strong> B </strong>",
        "between 1,240 € and 1,720 € a year",
        "energy prices of the year 2023",
        "https://www.georisques.gouv.fr",
        "accueil@exemple.test",
        "620 €",
    ):
        assert said in text
    assert "excessive" not in text


def test_a_class_that_the_law_calls_excessive_is_called_so(visitor, marciac):
    home = factories.HousingPageFactory(parent=marciac, dpe="F")
    assert "excessive energy consumption: class F" in text_of(visitor.get(home.address("en")))


def test_the_page_says_when_it_was_checked_and_until_when_it_is_shown(visitor, home):
    row = standing.standing_of(home)
    text = text_of(visitor.get(home.address("en")))
    assert row.checked_on == timezone.localdate()
    assert (row.expires_on - row.checked_on).days == 90
    with translation.override("en"):
        assert f"Shown until {date_format(row.expires_on, 'DATE_FORMAT')}" in text


def test_what_the_owner_pays_by_the_square_metre_is_said_of_a_sale(visitor, marciac):
    home = factories.HousingPageFactory(parent=marciac, sale=True, price_eur=170_000)
    assert "2,000 € per m²" in text_of(visitor.get(home.address("en")))


@pytest.mark.parametrize("gone", ["closed", "expired"])
def test_the_address_of_a_home_that_is_gone_says_so(visitor, marciac, gone):
    home = factories.HousingPageFactory(parent=marciac, with_photographs=True, **{gone: True})
    answer = visitor.get(home.address("fr"))
    assert answer.status_code == 410
    assert home.title not in answer.content.decode()
    assert home.title not in text_of(visitor.get("/fr/villages/logements/"))


@pytest.mark.parametrize(
    "address",
    [
        "/fr/villages/logements/",
        "/en/villages/homes/",
        "/es/pueblos/viviendas/",
        "/pt/aldeias/casas/",
    ],
)
def test_the_list_is_named_in_each_language(visitor, home, address):
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert "Maison aux volets bleus" in text_of(answer)
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/fr/villages/homes/", "/en/pueblos/homes/"])
def test_the_words_of_another_language_lead_nowhere(visitor, home, address):
    assert visitor.get(address).status_code == 404


def titles(answer) -> set[str]:
    return {home.title for home in answer.context["page_obj"]}


@pytest.fixture
def several(marciac, lectoure):
    marciac.territory, lectoure.territory = "astarac", "lomagne"
    for village in (marciac, lectoure):
        type(village).objects.filter(pk=village.pk).update(territory=village.territory)
    make = factories.HousingPageFactory
    make(title="Petit", parent=marciac, price_eur=400, rooms=2, bedrooms=1)
    make(title="Grand", parent=marciac, price_eur=800, rooms=5)
    make(title="Lectourois", parent=lectoure, price_eur=600, rooms=3, bedrooms=2)
    make(title="Vendu", parent=lectoure, sale=True, rooms=6)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Petit", "Grand", "Lectourois", "Vendu"}),
        ("logement=rent", {"Petit", "Grand", "Lectourois"}),
        ("logement=sale", {"Vendu"}),
        ("budget=600", {"Petit", "Lectourois"}),
        ("budget=600&pieces=3", {"Lectourois"}),
        ("territoire=astarac", {"Petit", "Grand"}),
        ("village=lectoure&logement=rent", {"Lectourois"}),
        ("budget=NaN&pieces=-3&page=-1&territoire=x", {"Petit", "Grand", "Lectourois", "Vendu"}),
        ("village=nulle-part&budget=99999999999999999999", None),
        ("village=%00&logement=%00", None),
    ],
)
def test_the_list_is_searched_by_the_query_string(visitor, several, query, expected):
    answer = visitor.get(f"/fr/villages/logements/?{query}")
    assert answer.status_code == 200
    if expected is not None:
        assert titles(answer) == expected


def test_an_impossible_search_says_what_to_give_up_and_whom_to_ask(visitor, several):
    answer = visitor.get("/en/villages/homes/?village=marciac&budget=300&pieces=2")
    text = text_of(answer)
    assert titles(answer) == set()
    assert "Without “At most, in euros: 300”: 2 homes" in text
    assert "Without “Rooms, at least" not in text
    assert "Ask the committee of Marciac" in text


def test_a_village_without_a_home_can_be_asked_for(visitor, several, village_index):
    factories.VillagePageFactory(title="Pavie", slug="pavie", parent=village_index)
    answer = visitor.get("/en/villages/homes/?village=pavie")
    assert titles(answer) == set()
    assert "Ask the committee of Pavie" in text_of(answer)


def test_the_list_asks_the_database_as_often_for_many_as_for_few(visitor, marciac, lectoure):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert visitor.get("/fr/villages/logements/?budget=900").status_code == 200
        return len(captured)

    factories.HousingPageFactory(parent=marciac, with_photographs=True)
    visitor.get("/fr/villages/logements/")  # the pictures are cut once
    few = queries()
    for n in range(6):
        factories.HousingPageFactory(parent=(marciac, lectoure)[n % 2], with_photographs=True)
    visitor.get("/fr/villages/logements/")
    assert queries() == few
    assert few <= 16
