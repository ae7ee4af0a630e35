"""What is made when static files are collected: one sheet, one typeface for all our letters."""

import gzip
import os

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from cms import assets
from cms.translation import catalogues

TYPEFACES = ["fonts/serif-400.woff2", "fonts/serif-600.woff2"]


@pytest.fixture
def elsewhere(settings, tmp_path):
    settings.ASSETS_ROOT = tmp_path
    return tmp_path


def test_the_one_sheet_holds_them_all_the_tokens_first(elsewhere):
    sheet = assets.made("css/site.css").read_text()
    sheets = (settings.ROOT / "static/css").glob("*.css")
    written = {source.stem: assets.rules_of(source) for source in sheets}
    assert sheet.startswith(written["tokens"])
    assert [name for name, rules in written.items() if rules not in sheet] == []


def test_what_is_for_those_who_write_a_sheet_is_not_sent(tmp_path):
    sheet = tmp_path / "one.css"
    sheet.write_text(
        "/* why\n   so */\n@layer a {\n  p + p {\n    margin: calc(1px + 2px);\n  }\n}\n"
    )
    assert assets.rules_of(sheet) == "@layer a {\np + p {\nmargin: calc(1px + 2px);\n}\n}\n"


def test_the_style_is_light():
    assert len(gzip.compress(assets.made("css/site.css").read_bytes())) <= 15_000


def test_a_sheet_that_changes_is_in_it_at_once(elsewhere, settings, tmp_path):
    settings.ROOT = tmp_path
    sheets = tmp_path / "static" / "css"
    sheets.mkdir(parents=True)
    (sheets / "tokens.css").write_text("a{}")
    assert assets.made("css/site.css").read_text() == "a{}"
    (sheets / "tokens.css").write_text("b{}")
    os.utime(sheets / "tokens.css", (4e9, 4e9))
    assert assets.made("css/site.css").read_text() == "b{}"


def test_what_is_made_is_found_and_collected(elsewhere):
    assert finders.find("css/site.css") == str(elsewhere / "css/site.css")
    collected = [path for path, _storage in assets.AssetFinder().list([])]
    assert sorted(collected) == sorted(assets.ASSETS)
    assert finders.find("css/nothing.css") is None


@pytest.mark.parametrize("name", TYPEFACES)
def test_the_typeface_is_light_and_has_every_letter_that_the_site_says(name):
    made = assets.made(name)
    with TTFont(made) as font:
        drawn = set(font.getBestCmap())
    said = {
        letter
        for language, _name in settings.LANGUAGES
        for message in catalogues.read(language)
        for text in [message.string] * isinstance(message.string, str)
        for letter in text
    }
    assert said
    assert {letter for letter in said if ord(letter) not in drawn and not letter.isspace()} == set()


def test_the_typefaces_weigh_less_than_a_picture():
    assert sum(assets.made(name).stat().st_size for name in TYPEFACES) <= 60_000
