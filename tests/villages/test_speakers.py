"""Who speaks the reader's language in a village."""

import pytest
from bs4 import BeautifulSoup

from tests import factories
from villages.models import CommitteePerson

pytestmark = pytest.mark.django_db


def told(response) -> dict[str, str]:
    lines = BeautifulSoup(response.content, "html.parser").select(".speakers dl > div")
    return {line.dt.get_text(strip=True): " ".join(line.dd.get_text().split()) for line in lines}


def test_a_villages_page_names_who_speaks_what(visitor, village_index):
    village = factories.VillagePageFactory(
        parent=village_index,
        committee=[
            CommitteePerson(name="Jeanne Invent", languages=["fr", "en"]),
            CommitteePerson(name="Luc Invent", languages=[]),
        ],
    )
    factories.MemberPageFactory(title="Maud Traduit", village=village, languages=["en", "nl"])
    factories.MemberPageFactory(title="Encore Rien", village=village, languages=["de"], draft=True)
    factories.MemberPageFactory(title="Autre Part", languages=["it"])
    assert told(visitor.get(village.address("en"))) == {
        "English": "Jeanne Invent (welcome committee), Maud Traduit",
        "Dutch": "Maud Traduit",
    }


def test_a_village_where_everybody_speaks_french_says_nothing(visitor, village_index):
    village = factories.VillagePageFactory(
        parent=village_index, committee=[CommitteePerson(name="Luc Invent", languages=["fr"])]
    )
    assert told(visitor.get(village.address())) == {}
