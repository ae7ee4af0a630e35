"""Meetings on the pages of villages and télécentres, and on the home page."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory
from tests.factories.telecentres import TelecentrePageFactory


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


def section(visitor, page):
    response = visitor.get(page.address("en"))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one(
        "section[aria-labelledby=meetings]"
    )


def titles(found) -> list[str]:
    return [link.text for link in found.select("h3 a")]


def test_a_village_shows_the_meetings_in_it_and_in_its_telecentres(visitor, club, marciac):
    telecentre = TelecentrePageFactory(parent=marciac)
    ClubEventPageFactory(title="Chez nous", village=marciac)
    ClubEventPageFactory(title="Au télécentre", telecentre=telecentre)
    ClubEventPageFactory(title="Ailleurs")
    ClubEventPageFactory(title="Passée", village=marciac, past=True)
    ClubEventPageFactory(title="Annulée", village=marciac, cancelled=True)
    for page in (marciac, telecentre):
        found = section(visitor, page)
        assert found.h2.text == "Meetings of the club here"
        assert titles(found) == ["Chez nous", "Au télécentre"]


def test_with_none_of_its_own_the_nearest_one_is_shown_with_its_distance(
    visitor, club, marciac, lectoure
):
    lectoure.latitude, lectoure.longitude = marciac.latitude + Decimal("0.1"), marciac.longitude
    lectoure.save()
    ClubEventPageFactory(title="Tout près", village=lectoure)
    found = section(visitor, marciac)
    assert titles(found) == ["Tout près"]
    assert "11 km as the crow flies" in found.text


def test_one_that_is_too_far_is_not_near(visitor, club, marciac, lectoure):
    lectoure.latitude = marciac.latitude + Decimal("0.5")
    lectoure.save()
    ClubEventPageFactory(village=lectoure)
    assert section(visitor, marciac) is None


def test_on_the_home_page_they_are_cards_of_the_same_kind(visitor, club, home_page):
    home_page.sections = [("meetings", {"heading": "Se rencontrer", "introduction": ""})]
    home_page.save_revision().publish()
    ClubEventPageFactory(title="La prochaine")
    page = BeautifulSoup(visitor.get("/en/").content, "html.parser")
    card = page.select_one(".home-section .card:has(.leaf)")
    assert card.h3.text.strip() == "La prochaine"
    assert page.select_one(".home-more")["href"] == club.address("en")
