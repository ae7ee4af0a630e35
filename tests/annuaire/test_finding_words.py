"""Words are found whatever their accents, capitals, number and ending."""

import pytest

from annuaire.finding.words import asked_words, indexed, stem_of


def _says(entry: str, query: str) -> bool:
    words = indexed([entry])
    return all(f" {word}" in words or f" {stem_of(word)} " in words for word in asked_words(query))


@pytest.mark.parametrize(
    ("entry", "queries"),
    [
        ("Développement web", ["developpeur", "développeurs", "DÉVELOPPEUSE", "web", "dévelop"]),
        ("Développeur web", ["développement", "developpeuse", "développeurs"]),
        ("Traduction technique", ["traductrice", "traducteurs", "traductions"]),
        ("Photographie", ["photographe", "photographes", "photo"]),
        ("Graphisme", ["graphiste", "graphistes"]),
        ("Architecture", ["architecte", "architectes"]),
        ("Comptabilité", ["comptable", "comptables"]),
        ("Secrétariat à distance", ["secrétaire"]),
        ("web development", ["developer", "developers"]),
        ("traducción técnica", ["traductor", "traductora"]),
        ("fotografia", ["fotógrafo", "fotógrafa"]),
        ("L’Isle-Jourdain", ["isle jourdain", "l'isle", "L’ISLE-JOURDAIN"]),
        ("Cœur d’Astarac", ["coeur", "cœur", "astarac"]),
    ],
)
def test_a_trade_is_found_by_its_other_words(entry, queries):
    for query in queries:
        assert _says(entry, query), query


@pytest.mark.parametrize(
    ("entry", "query"),
    [
        ("Développement web", "graphiste"),
        ("Traduction", "photographe"),
        ("Comptabilité", "conte"),
        ("Musique", "peinture"),
    ],
)
def test_another_trade_is_not(entry, query):
    assert not _says(entry, query)


def test_words_that_say_nothing_are_not_asked_for():
    assert asked_words("un développeur à Marciac") == ["developpeur", "marciac"]
    assert asked_words("le la") == ["le", "la"]
    assert asked_words("« … » !?") == []


def test_short_words_stay_whole():
    assert stem_of("web") == "web"
    assert stem_of("linux") == "linu"  # as a plural: the entry's word is cut alike
    assert stem_of("yoga") == "yoga"
