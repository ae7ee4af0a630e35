"""One language more: prepared by a command, offered when it is whole, then spoken everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Locale

from cms.translation import addresses, catalogues
from cms.translation.languages import read_languages
from tests import source

#: The database of the tests that are running is theirs.
MEMORY = "sqlite:///:memory:"
IN_FIVE_LANGUAGES = Path(__file__).with_name("in_five_languages.py")


@pytest.fixture
def locale_folder(settings, tmp_path, monkeypatch):
    """A copy of what is kept of each language, as if the code held one sentence."""
    code = Catalog()
    code.add(("%(count)s village", "%(count)s villages"))
    monkeypatch.setattr(catalogues, "sentences", lambda: code)
    shutil.copytree(site_settings.LOCALE_PATHS[0], tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    addresses.own_words.cache_clear()
    yield tmp_path / "locale"
    addresses.own_words.cache_clear()


def contents(folder: Path) -> dict:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def translate_everything():
    text = catalogues.path("nl").read_text()
    assert text.count('] ""') == 2
    text = text.replace('[0] ""', '[0] "Een dorp"').replace('[1] ""', '[1] "%(count)s dorpen"')
    catalogues.path("nl").write_text(text)


def say(old: str, new: str):
    file = addresses.file_of("nl")
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))
    addresses.own_words.cache_clear()


def test_a_language_is_prepared_and_offered_to_nobody(locale_folder):
    call_command("add_language", "nl")
    assert read_languages()["nl"] == {"name": "Nederlands", "ready": False}
    assert "plural=(n != 1)" in catalogues.path("nl").read_text()
    assert catalogues.problems("nl") == ["not translated: '%(count)s village'"]
    words = addresses.every_word("nl")
    assert (words["annuaire"], words["mon-espace"]) == ("directory", "my-space")
    assert list(addresses.faults("nl")) == []


def test_adding_it_again_keeps_what_is_translated(locale_folder):
    call_command("add_language", "nl", "Nederlands")
    translate_everything()
    say('"annuaire" = "directory"', '"annuaire" = "gids"')
    before = contents(locale_folder)
    call_command("add_language", "nl")
    assert contents(locale_folder) == before


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["xx"], "CLDR"),
        (["../nl"], "code"),
        (["NL"], "code"),
        (["ar"], "right to left"),
        (["ln"], "Django"),
        (["nl", "<b>"], "name of a language"),
        (["nl", "N" * 41], "name of a language"),
        (["nl", "--ready"], "never added"),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(locale_folder, asked, why):
    before = contents(locale_folder)
    with translation.override("en"), pytest.raises(CommandError, match=why):
        call_command("add_language", *asked)
    assert contents(locale_folder) == before


def test_a_dry_run_changes_nothing(locale_folder):
    before = contents(locale_folder)
    call_command("add_language", "nl", "--dry-run")
    assert contents(locale_folder) == before


def test_what_fails_half_way_leaves_nothing(locale_folder, monkeypatch):
    def full_disk(*arguments):
        raise OSError("No space left on device")

    monkeypatch.setattr("cms.translation.adding.write_addresses", full_disk)
    before = contents(locale_folder)
    with pytest.raises(OSError, match="No space"):
        call_command("add_language", "nl")
    assert contents(locale_folder) == before
    assert not (locale_folder / "nl").exists()


def test_a_language_is_not_offered_before_it_is_whole(locale_folder):
    call_command("add_language", "nl")
    before = contents(locale_folder)
    with pytest.raises(CommandError, match="not translated"):
        call_command("add_language", "nl", "--ready")
    assert contents(locale_folder) == before


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"annuaire" = "directory"', '"annuaire" = "één-gids"', "letters a to z"),
        ('"annuaire" = "directory"', '"annuaire" = ""', "letters a to z"),
        ('"annuaire" = "directory"', '"annuaire" = "news"', "stands for"),
        ('"annuaire" =', '"anuaire" =', "no address"),
    ],
)
def test_addresses_that_would_not_lead_anywhere_are_refused(locale_folder, old, new, why):
    call_command("add_language", "nl")
    translate_everything()
    say(old, new)
    with pytest.raises(CommandError, match=why):
        call_command("add_language", "nl", "--ready")
    assert read_languages()["nl"]["ready"] is False


@pytest.mark.django_db
def test_a_language_more_is_spoken_everywhere_and_makes_no_migration(locale_folder):
    call_command("add_language", "nl")
    translate_everything()
    say('"villages" = "villages"', '"villages" = "dorpen"')
    call_command("add_language", "nl", "--ready")
    assert read_languages()["nl"] == {"name": "Nederlands"}
    assert Locale.all_objects.filter(language_code="nl").exists()
    # a process reads its languages when it starts
    program = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider"]
    done = subprocess.run(  # noqa: S603 – our own tests, by this Python
        [*program, str(IN_FIVE_LANGUAGES)],
        cwd=source.ROOT,
        env=os.environ | {"LOCALE_DIR": str(locale_folder), "DATABASE_URL": MEMORY},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
