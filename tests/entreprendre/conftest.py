"""A confidential bakery in Marciac, with what nobody may read."""

import re

import pytest

from cms.outbox.models import OutboxMessage
from entreprendre import dossiers
from tests.factories import (
    EntreprendreIndexPageFactory,
    TakeoverDossierFactory,
    TakeoverPageFactory,
)

OPENED = {"name": "Rémi Repreneur", "email": "remi@exemple.test", "language": "fr", "days": 30}


@pytest.fixture
def takeover_index(home_page):
    return EntreprendreIndexPageFactory(parent=home_page)


@pytest.fixture
def teaser(marciac):
    return TakeoverPageFactory(parent=marciac, confidential=True)


@pytest.fixture
def dossier(teaser):
    return TakeoverDossierFactory(page=teaser, with_photograph=True)


def link_in(message) -> str:
    """Return the path of the link in a letter."""
    return re.search(r"https?://[^/\s]+(/\S+/dossier/\S+)", message.text)[1]


@pytest.fixture
def opened(dossier, adviser):
    """The dossier opened for somebody: the opening and the path of its link."""
    opening = dossiers.open_for(dossier, by=adviser, **OPENED)
    return opening, link_in(OutboxMessage.objects.latest("pk"))
