"""A village with words, and its committee before the editor."""

import pytest

from tests import factories

from .editor import Editor


@pytest.fixture
def marciac(village_index):
    return factories.VillagePageFactory(
        title="Marciac",
        slug="marciac",
        insee_code="32233",
        parent=village_index,
        summary="Une bastide et un lac.",
        presentation='<p>Le <b>marché</b>, <a href="https://marche.example/">ici</a>.</p>',
    )


@pytest.fixture
def editor(marciac, committee, client_of):
    """The committee's browser, on the English of its village."""
    return Editor(client_of(committee), marciac)
