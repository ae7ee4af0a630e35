"""The glossary's words go to the machine and come back as the programme says them."""

import re

import pytest

from cms.translating.models import GlossaryTerm

from .conftest import upper
from .test_proposing import propose, segment

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    GlossaryTerm.objects.all().delete()
    GlossaryTerm.objects.create(
        french="comité d’accueil",
        language="en",
        translation="welcome committee",
        translation_plural="welcome committees",
    )
    GlossaryTerm.objects.create(french="mairie", language="en", translation="R&D <hall>")


COMMITTEE = segment("presentation.0", "Le <b>comité d'accueil</b>, à la Mairie.", is_rich=True)
TOLD = "LE <b>welcome committee</b>, À LA R&amp;D &lt;hall&gt;."


def test_the_words_of_the_glossary_are_the_ones_proposed(machine, words):
    assert propose(COMMITTEE)["presentation.0"] == TOLD
    assert machine.asked[0]["ignore_tags"] == ["x"]
    many = segment("summary", "Les comités d’accueil, les mairies")
    # without a plural of ours, the machine’s
    assert propose(many)["summary"] == "LES welcome committees, LES MAIRIES"


def test_a_machine_that_translates_the_words_too_is_corrected(machine, words):
    machine.translates = lambda html: (
        re.sub(
            r"(<x[^>]*>)[^<]*(</x>)", r"\1scrambled eggs\2", html.upper().replace("<X ID", "<x id")
        )
        .replace("</X>", "</x>")
        .replace("LE <B>", "The<B>")
    )
    assert "welcome committee" in propose(COMMITTEE)["presentation.0"]
    assert "eggs" not in propose(COMMITTEE)["presentation.0"]


def test_a_machine_that_loses_the_words_is_asked_without_them(machine, words):
    machine.translates = lambda html: upper(re.sub(r"<x.*?</x>", "", html))
    assert propose(COMMITTEE)["presentation.0"] == "LE <b>COMITÉ D'ACCUEIL</b>, À LA MAIRIE."
    assert len(machine.asked) == 2
