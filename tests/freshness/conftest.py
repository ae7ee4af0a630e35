"""A home that went unchecked, and the people of its village."""

import pytest

from tests import factories

from .world import let_age


@pytest.fixture
def stale_home(marciac):
    return let_age(factories.HousingPageFactory(parent=marciac, title="Maison du puits"), 31)


@pytest.fixture
def stale_takeover(marciac):
    home_page = marciac.get_parent().get_parent()
    factories.EntreprendreIndexPageFactory(parent=home_page)
    return let_age(factories.TakeoverPageFactory(parent=marciac, title="Boulangerie"), 61)


@pytest.fixture
def english_committee(committee):
    committee.language = "en"
    committee.save()
    return committee
