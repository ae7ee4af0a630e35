"""The form in which a volunteer tells of a home."""

import pytest

from villages.village_space.home_form import proposed_title


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (("house", 4, "rent"), "Maison de 4 pièces à louer"),
        (("flat", 1, "sale"), "Appartement d’une pièce à vendre"),
        (("room", 1, "rent"), "Chambre à louer"),
        (("", None, ""), "Logement"),
    ],
)
def test_a_title_is_proposed_from_the_facts(facts, title):
    assert proposed_title(*facts) == title
