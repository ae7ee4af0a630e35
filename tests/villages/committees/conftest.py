"""A head who invites, and whom they invite."""

import pytest
from django.utils import translation

from villages.committees import acts, letters

INVITEE = acts.Invitee("lea@exemple.test", "Léa", "Darré", "en")


@pytest.fixture
def invitation(marciac, committee):
    return acts.invite(marciac, INVITEE, by=committee)


@pytest.fixture
def link(invitation) -> str:
    return letters.link(invitation)


@pytest.fixture(autouse=True)
def in_english(fresh_start):
    """Refusals are told from one another by their words: those of the code."""
    with translation.override("en"):
        yield
