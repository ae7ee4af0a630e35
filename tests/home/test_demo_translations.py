"""The demo in other languages: whole where it is told, approved as review would have left it."""

import re

import pytest

from home.demo import translations


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_each_passage_is_told_and_its_marks_are_kept(language):
    told = translations.memory(language)
    assert set(told) == set(translations.memory("en"))
    for french, text in told.items():
        assert text.strip()
        assert re.findall("<[^>]+>", french) == re.findall("<[^>]+>", text), french


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_no_language_is_printed_as_french_is(language):
    for text in translations.memory(language).values():
        assert not re.search("[ \u00a0\u202f][;!?:]|« | »|«\u00a0|'", text), text
        if language == "es":
            assert text.count("?") == text.count("¿"), text
            assert text.count("!") == text.count("¡"), text
