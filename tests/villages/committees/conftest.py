"""A head who invites, and whom they invite."""

import pytest

from villages.committees import acts, letters

INVITEE = acts.Invitee("lea@exemple.test", "Léa", "Darré", "en")


@pytest.fixture
def invitation(marciac, committee):
    return acts.invite(marciac, INVITEE, by=committee)


@pytest.fixture
def link(invitation) -> str:
    return letters.link(invitation)
