"""The house's conventions, as far as a machine can read them. Templates have their own file."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import get_template

from cms.translation import catalogues
from tests import source

# Imports point from the right to the left, never back. The rooms of one set never meet.
ORDER = [
    {"cms.whole_files"},
    {
        "cms.headers",
        "cms.transactions",
        "cms.compression",
        "cms.assets",
        "cms.demo",
        "cms.telephone",
        "cms.working_days",
        "cms.measures",
        "cms.adverts",
        "cms.exporting",
    },
    {"cms.as_typed"},
    {"cms.translation"},
    {"cms.outbox"},
    {"cms.accounts", "cms.kept_forms", "cms.public_forms", "cms.calendars"},
    {"cms.editorial"},
    {"cms.media", "cms.importing", "cms.rounds"},
    {"cms.freshness", "cms.corrections", "cms.readership"},
    {"cms.translating"},
    {"cms.communes"},
    {"villages", "annuaire", "entreprendre", "club", "cultura", "guichet"},
    {"home"},
    {"cms.settings", "cms.probes"},
    {"cms.urls", "cms.wsgi"},
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
NAMES_THAT_SAY_NOTHING = {"utils", "base", "common", "helpers", "services", "misc", "tools"}
LONGEST_FILE = 300
LONG_BY_NATURE: set[str] = set()  # each with its reason


def _room(module: str) -> str | None:
    parts = module.split(".")
    return next((r for r in (".".join(parts[:2]), parts[0]) if r in RANK), None)


def _imports_between_rooms() -> set[tuple[str, str]]:
    pairs = set()
    for file in source.code_files():
        importer = _room(source.module_name(file))
        for module in source.imports(file):
            imported = _room(module)
            if importer and imported and imported != importer:
                pairs.add((importer, imported))
    return pairs


def test_every_room_has_its_place_in_the_order():
    assert set(source.our_apps()) <= set(RANK)
    homeless = {source.module_name(f) for f in source.code_files()} - {"cms"}
    assert [name for name in homeless if _room(name) is None] == []


def test_imports_point_one_way():
    backwards = [pair for pair in _imports_between_rooms() if RANK[pair[0]] <= RANK[pair[1]]]
    assert backwards == []


def test_no_two_rooms_import_each_other():
    pairs = _imports_between_rooms()
    assert [pair for pair in pairs if pair[::-1] in pairs] == []
    assert ("villages", "cms.editorial") in pairs  # the reader of imports does read


@pytest.mark.parametrize("model", source.page_types(), ids=lambda model: model.__name__)
def test_a_page_type_says_where_it_lives_and_how_it_is_shown(model):
    assert {"parent_page_types", "subpage_types", "template"} <= set(vars(model))
    assert get_template(model.template)
    assert re.search(r"(Index)?Page$", model.__name__)


def test_no_module_has_a_name_that_says_nothing():
    names = {part for f in source.code_files() for part in source.module_name(f).split(".")}
    assert names & NAMES_THAT_SAY_NOTHING == set()


def test_no_file_is_too_long_to_read():
    lengths = {
        str(file.relative_to(source.ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in source.written_files()
    }
    too_long = {name for name, lines in lengths.items() if lines > LONGEST_FILE}
    assert too_long == LONG_BY_NATURE


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
    assert [
        str(file.relative_to(source.ROOT))
        for file in [*source.written_files(), source.ROOT / "Makefile"]
        if later.search(file.read_text(encoding="utf-8"))
    ] == []


def test_the_readme_maps_the_rooms_that_there_are():
    readme = (source.ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## The rooms")[2].partition("\n## ")[0]
    mapped = re.findall(r"^\| `([\w.]+)` \|", section, re.MULTILINE)
    assert sorted(mapped) == sorted(source.our_apps())


@pytest.mark.django_db
def test_migrations_are_made():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.fixture(scope="module")
def sentences():
    return catalogues.sentences()


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_catalogue_is_whole(language, sentences):
    assert catalogues.problems(language, sentences) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned_and_has_its_reason(name):
    lines = (source.ROOT / name).read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if line and not line.startswith(("#", "-r"))]
    assert [line for line in named if not re.match(r"[\w.\[\]-]+==[\w.]+ +# .+", line)] == []
