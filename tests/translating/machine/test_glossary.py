"""The programme's words are found however they are written, and missed where they are missing."""

import pytest
from django.urls import reverse

from cms.translating.machine.glossary import Glossary, forgotten, terms_for, used_in
from cms.translating.machine.words import load_words
from cms.translating.models import GlossaryTerm

pytestmark = pytest.mark.django_db


def french(terms):
    return [term.french for term in terms]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le comité d’accueil vous attend.", ["comité d’accueil"]),
        ("LE COMITÉ D'ACCUEIL", ["comité d’accueil"]),
        ("Les comites d’accueil", ["comité d’accueil"]),
        ("le comité <b>d’accueil</b>", ["comité d’accueil"]),
        ("le comité\nd’accueil", ["comité d’accueil"]),
        ("Soho Solo et les solos", ["Soho Solo", "solo"]),
        ("Je travaille en solo", ["en solo"]),
        ("Une pépinière d&#x27;entreprises", ["pépinière d’entreprises"]),
        ("Le Télécentre du télécentre", ["télécentre"]),
        ("isolons les comités, la soloïste et la CCIG", []),
        ("", []),
    ],
)
def test_words_are_found_however_they_are_written(text, words):
    assert french(used_in(text, "en")) == words


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("The Welcome Committees", []),
        ("The welcome  committee", []),
        ("The welcoming committee", ["comité d’accueil"]),
        ("The unwelcome committee", ["comité d’accueil"]),
        ("<b>welcome</b> committee", []),
    ],
)
def test_a_word_that_the_translation_lacks_is_told(text, lacks):
    assert french(forgotten("Le comité d’accueil", text, "en")) == lacks


def test_an_irregular_plural_is_the_glossary_s():
    assert not forgotten("les annuaires", "the directories", "en")
    assert french(forgotten("l’annuaire", "the yearbook", "en")) == ["annuaire"]


def test_a_screen_of_texts_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        glossary = Glossary("es")
        for _text in range(3):
            assert french(glossary.forgotten("La mairie", "El alcalde")) == ["mairie"]
    assert Glossary("nl").used_in("La mairie") == []


def test_every_language_has_the_same_first_words():
    words = {language: french(terms_for(language)) for language in ("en", "es", "pt")}
    assert words["en"] == words["es"] == words["pt"]
    assert "comité d’accueil" in words["en"]


def test_what_the_cci_changed_or_deleted_stays_so():
    GlossaryTerm.objects.filter(french="mairie", language="en").delete()
    GlossaryTerm.objects.filter(french="solo", language="en").update(translation="lone wolf")
    GlossaryTerm.objects.filter(language="pt").delete()
    load_words()
    assert "mairie" not in french(terms_for("en"))
    assert GlossaryTerm.objects.get(french="solo", language="en").translation == "lone wolf"
    assert "mairie" in french(terms_for("pt"))


@pytest.fixture
def keeper(moderator, client_of):
    return client_of(moderator, HTTP_ACCEPT_LANGUAGE="en")


def test_moderators_keep_the_glossary(keeper):
    form = {"french": "halle", "language": "es", "translation": "mercado cubierto"}
    assert keeper.post(reverse("glossary:add"), form).status_code == 302
    term = GlossaryTerm.objects.get(french="halle")
    assert (term.language, term.translation_plural) == ("es", "")
    listed = keeper.get(reverse("glossary:index"), {"q": "halle", "language": "es"})
    assert "mercado cubierto" in listed.content.decode()
    edit = reverse("glossary:edit", args=[term.pk])
    keeper.post(edit, form | {"translation": "lonja"})
    term.refresh_from_db()
    assert term.translation == "lonja"
    assert keeper.post(reverse("glossary:delete", args=[term.pk])).status_code == 302
    assert not GlossaryTerm.objects.filter(pk=term.pk).exists()


@pytest.mark.parametrize(
    ("word", "language"), [("COMITE D'ACCUEIL", "en"), ("halle", "fr"), ("halle", "xx")]
)
def test_a_word_is_there_once_and_in_a_foreign_language(keeper, word, language):
    number = GlossaryTerm.objects.count()
    form = {"french": word, "language": language, "translation": "x"}
    assert keeper.post(reverse("glossary:add"), form).status_code == 200
    assert GlossaryTerm.objects.count() == number


def test_nobody_else_keeps_it(translator, client_of):
    client = client_of(translator)
    assert client.get(reverse("glossary:index")).status_code == 302
    form = {"french": "halle", "language": "es", "translation": "x"}
    client.post(reverse("glossary:add"), form)
    assert not GlossaryTerm.objects.filter(french="halle").exists()
