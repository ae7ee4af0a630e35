"""The catalogues: extracted, checked and compiled without GNU gettext."""

import gettext

import pytest
from babel.messages.catalog import Catalog
from django.core.management import CommandError, call_command

from cms.translation import catalogues

CODE = Catalog()
CODE.add("Welcome, %(name)s", context="letter")
CODE.add(("%(count)s village", "%(count)s villages"))


@pytest.fixture
def locale_folder(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


@pytest.fixture
def two_sentences(locale_folder, monkeypatch):
    """As if the code held the two sentences of `CODE`."""
    monkeypatch.setattr(catalogues, "sentences", lambda: CODE)
    catalogues.extract_to_files()


def _write(language, old, new):
    file = catalogues.path(language)
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def _translate_to_french():
    _write("fr", 'letter"\nmsgid "Welcome, %(name)s"\nmsgstr ""', FRENCH)
    _write(
        "fr", 'msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "Un village"\nmsgstr[1] "%(count)s villages"'
    )


FRENCH = 'letter"\nmsgid "Welcome, %(name)s"\nmsgstr "Bienvenue, %(name)s"'


def test_sentences_of_code_and_of_templates_are_found():
    found = catalogues.sentences()
    assert "village" in found
    assert found["%(villages)s village"].id == ("%(villages)s village", "%(villages)s villages")
    assert found["Skip to the content"].locations[0][0].startswith("templates/")


def test_extracting_twice_changes_nothing_and_names_no_place_of_this_machine(locale_folder):
    catalogues.extract_to_files()
    first = {file: file.read_bytes() for file in locale_folder.rglob("*.po")}
    catalogues.extract_to_files()
    assert {file: file.read_bytes() for file in locale_folder.rglob("*.po")} == first
    assert len(first) == 4
    assert not any(
        b" /" in line
        for text in first.values()
        for line in text.splitlines()
        if line.startswith(b"#:")
    )


def test_english_is_complete_by_itself(two_sentences):
    assert catalogues.problems("en", CODE) == []
    assert catalogues.problems("pt", CODE) == [
        "not translated: '%(count)s village'",
        "not translated: 'Welcome, %(name)s' (letter)",
    ]


def test_translations_are_kept_and_sentences_gone_are_dropped(two_sentences, monkeypatch):
    _translate_to_french()
    assert catalogues.problems("fr", CODE) == []
    smaller = Catalog()
    smaller.add("Welcome, %(name)s", context="letter")
    monkeypatch.setattr(catalogues, "sentences", lambda: smaller)
    assert catalogues.problems("fr", smaller) == ["no longer in the code: '%(count)s village'"]
    catalogues.extract_to_files()
    assert catalogues.problems("fr", smaller) == []
    assert "Bienvenue, %(name)s" in catalogues.path("fr").read_text()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Bienvenue, %(name)s", "Bienvenue, %(nom)s", "other placeholders than the code's"),
        ("Un village", "%(nombre)s village", "other placeholders than the code's"),
        ('msgstr[1] "%(count)s villages"', 'msgstr[1] ""', "not translated"),
        ('msgctxt "letter"', '#, fuzzy\nmsgctxt "letter"', "marked fuzzy"),
        ('msgctxt "letter"', '#~ msgid "Old"\n#~ msgstr "Vieux"\n\nmsgctxt "letter"', "no longer"),
        ('msgctxt "letter"', 'msgctxt "mail"', "not in the catalogue"),
    ],
)
def test_the_check_names_what_is_wrong(two_sentences, old, new, problem):
    _translate_to_french()
    _write("fr", old, new)
    assert any(line.startswith(problem) for line in catalogues.problems("fr", CODE))
    with pytest.raises(CommandError, match=f"fr: {problem}"):
        call_command("catalogues", "check")


def test_compiled_catalogues_translate(two_sentences, locale_folder):
    _translate_to_french()
    call_command("catalogues", "compile")
    french = gettext.translation("django", str(locale_folder), ["fr"])
    assert french.pgettext("letter", "Welcome, %(name)s") == "Bienvenue, %(name)s"
    assert french.ngettext("%(count)s village", "%(count)s villages", 0) == "Un village"
    assert french.ngettext("%(count)s village", "%(count)s villages", 2) == "%(count)s villages"
