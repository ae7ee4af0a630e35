"""What is offered in a village stands on its page, while one can apply."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import CulturaOfferPageFactory, CulturaPartnerPageFactory

pytestmark = pytest.mark.django_db


def offered(visitor, village) -> list[str]:
    page = BeautifulSoup(visitor.get(village.address()).content, "html.parser")
    heading = page.find(id="offers")
    cards = heading.find_parent("section").select(".card h3") if heading else []
    return [card.get_text(strip=True) for card in cards]


@pytest.fixture
def of_marciac(cultura_index, marciac):
    return CulturaPartnerPageFactory(parent=cultura_index, village=marciac, commune="")


def test_offers_there_and_of_partners_there_are_shown(
    visitor, marciac, lectoure, grange, of_marciac
):
    CulturaOfferPageFactory(parent=grange, title="Chez nous", village=marciac)
    CulturaOfferPageFactory(parent=of_marciac, title="De chez nous", commune="Lombez")
    CulturaOfferPageFactory(parent=grange, title="Ailleurs")
    assert set(offered(visitor, marciac)) == {"Chez nous", "De chez nous"}
    assert offered(visitor, lectoure) == []


def test_what_is_past_or_a_draft_is_not(visitor, marciac, of_marciac):
    CulturaOfferPageFactory(parent=of_marciac, past=True)
    CulturaOfferPageFactory(parent=of_marciac, draft=True)
    assert offered(visitor, marciac) == []


def test_it_asks_once_where_there_is_none(visitor, marciac):
    visitor.get(marciac.address())
    with CaptureQueriesContext(connection) as captured:
        visitor.get(marciac.address())
    assert len([q for q in captured if "cultura_culturaofferpage" in q["sql"]]) == 1
