"""The demo in other languages: whole where it is told, approved as review would have left it."""

import re

import pytest

from cms.editorial.review import waiting_states
from cms.translating.models import Translation
from cms.translating.segments import segments_of
from cms.translation.models import Wording
from home.demo import translations
from home.models import HomePage

APPROVED_EVERYWHERE = 16  # the site's own pages, whatever villages and members are loaded


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


@pytest.mark.django_db
def test_the_demo_is_told_in_other_languages(small_demo):
    home = HomePage.objects.get()
    pages, _unfinished = translations.chosen(home)
    assert len(pages) >= APPROVED_EVERYWHERE
    for language in translations.LANGUAGES:
        told = translations.memory(language)
        for page in pages:
            assert [s.source for s in segments_of(page) if s.source not in told] == [], page
    assert Translation.objects.count() == len(pages) * len(translations.LANGUAGES)
    for begun in Translation.objects.live():
        wording = Wording.objects.get(page=begun.get_parent(), language=begun.language)
        assert wording.content == begun.content
        assert begun.live_revision_id == begun.latest_revision_id


@pytest.mark.django_db
def test_loading_again_changes_nothing(small_demo):
    told = list(Wording.objects.values_list("page", "language", "approved_at"))
    waiting = waiting_states().count()
    translations.load(HomePage.objects.get(), "demo.soho-solo.example")
    assert list(Wording.objects.values_list("page", "language", "approved_at")) == told
    assert waiting_states().count() == waiting
