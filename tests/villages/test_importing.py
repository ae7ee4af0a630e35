"""Villages from a CSV file: taken whole or not at all, as drafts, with words for each fault."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.editorial.slugs import slug_for
from villages.importing import COLUMNS, MAX_BYTES, UnreadableFile, import_villages, read
from villages.models import VillagePage

HEADER = "name,insee_code,postal_code,latitude,longitude"
GOOD = "Panjas,32305,32110,43.81,-0.08"
OTHER = "L’Isle-Arné,32157,32270,43.65,0.76"
OUR_OWN = Path(__file__).parents[2] / "villages" / "data" / "villages.csv"


def table(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


def said(data: bytes) -> str:
    report = import_villages(data)
    assert report.created == []
    assert not VillagePage.objects.exists()
    return "\n".join(map(str, report.problems))


def test_missing_villages_become_drafts(village_index):
    report = import_villages(table(GOOD, OTHER))

    assert report.created == ["Panjas", "L’Isle-Arné"]
    page = VillagePage.objects.get(insee_code="32157")
    assert not page.live
    assert page.has_unpublished_changes
    assert page.latest_revision.as_object().title == "L’Isle-Arné"
    assert page.slug == "l-isle-arne"
    assert page.get_parent().specific == village_index


def test_import_again_changes_nothing(village_index):
    import_villages(table(GOOD))
    page = VillagePage.objects.get()
    page.postal_code = "32000"
    page.save_revision()

    report = import_villages(table(GOOD.replace("Panjas", "Autre nom"), OTHER))

    assert (report.already_there, report.created) == (["Autre nom"], ["L’Isle-Arné"])
    assert VillagePage.objects.get(pk=page.pk).title == "Panjas"


def test_live_page_is_left_alone(marciac):
    line = "Autre,32233,32230,43.5,0.1"
    report = import_villages(table(line))
    assert report.already_there == ["Autre"]
    marciac.refresh_from_db()
    assert marciac.title == "Marciac"
    assert not marciac.has_unpublished_changes


def test_dry_run_changes_nothing(village_index):
    assert import_villages(table(GOOD), is_dry_run=True).created == ["Panjas"]
    assert not VillagePage.objects.exists()


def test_our_own_list_is_taken(village_index):
    report = import_villages(OUR_OWN.read_bytes())
    assert report.problems == []
    assert len(report.created) == 52
    isle = VillagePage.objects.get(insee_code="32159")
    assert (isle.slug, isle.population, isle.territory) == ("l-isle-de-noe", 529, "astarac")


def test_table_of_a_french_spreadsheet_is_taken(village_index):
    data = table("Panjas;32305;32110;43,81;-0,08", header=HEADER.replace(",", ";"))
    report = import_villages(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert report.problems == []
    assert str(VillagePage.objects.get().latitude) == "43.81000"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",32305,32110,43.81,-0.08", "name"),
        ("Panjas,31305,32110,43.81,-0.08", "insee_code"),
        ("Panjas,,32110,43.81,-0.08", "insee_code"),
        ("Panjas,32305,3211,43.81,-0.08", "postal_code"),
        ("Panjas,32305,32110,48.85,-0.08", "latitude"),
        ("Panjas,32305,32110,nord,-0.08", "latitude"),
        ("Panjas,32305,32110,NaN,-0.08", "latitude"),
        ("Panjas,32305,32110,43.81,", "longitude"),
        ("Panjas,32305,32110,43.81,1e400", "longitude"),
        ("P" * 20_000 + ",32305,32110,43.81,-0.08", "name"),
        ("P" * 300 + ",32305,32110,43.81,-0.08", "name"),
    ],
)
def test_bad_cell_is_named_by_line_and_column(village_index, line, column):
    words = said(table(OTHER, line))
    assert "3" in words
    assert column in words


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("population", "-3"),
        ("population", "beaucoup"),
        ("population", "9" * 30),
        ("territory", "narnia"),
        ("area_km2", "1,5"),
        ("checked_on", "hier"),
    ],
)
def test_bad_optional_cell_is_named(village_index, column, cell):
    words = said(table(f'{GOOD},"{cell}"', header=f"{HEADER},{column}"))
    assert column in words


def test_every_bad_line_is_told_not_only_the_first(village_index):
    words = said(table("A,1,32110,43.81,-0.08", GOOD, "B,2,32110,43.81,-0.08"))
    assert len(words.splitlines()) == 2


def test_code_that_comes_twice_is_refused(village_index):
    words = said(table(GOOD, OTHER, GOOD))
    assert "insee_code" in words
    assert "2" in words
    assert "4" in words


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \n",
        HEADER.encode(),
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"PK\x03\x04\x00\x00",
        "name;é".encode("latin-1"),
        table("Le Houga,32155,32460").replace(b"e", "é".encode("latin-1")),
        b"name,insee_code\nPanjas,32305\n",
        table('"Panjas,32305,32110,43.81,-0.08'),
        table('Pan"jas"x,"32"305,32110,43.81,-0.08'),
        table("Panjas,32305,32110,43.81"),
        table("Panjas,32305,32110,43.81,-0.08,de trop"),
        table(GOOD, header=HEADER + ",nom"),
        table(GOOD, header=HEADER + ",name"),
        table("P" * 200_000 + ",32305,32110,43.81,-0.08"),
        b"x" * (MAX_BYTES + 1),
    ],
)
def test_what_is_no_table_of_villages_is_refused_in_words(village_index, data):
    assert said(data)


def test_import_without_a_list_of_villages_says_so(db):
    assert said(table(GOOD))


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace")))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_file_makes_the_reader_stumble(data):
    for content in (data, HEADER.encode() + b"\n" + data):
        try:
            rows = read(content)
        except UnreadableFile as error:
            assert str(error)
        else:
            assert all(set(row) <= set(COLUMNS) for _line, row in rows)


def test_command_says_what_it_would_do_then_does_it(village_index, tmp_path, capsys):
    file = tmp_path / "villages.csv"
    file.write_bytes(table(GOOD))
    call_command("import_villages", str(file))
    assert "Panjas" in capsys.readouterr().out
    assert not VillagePage.objects.exists()

    call_command("import_villages", str(file), "--apply")
    assert VillagePage.objects.get().title == "Panjas"


def test_command_ends_in_error_when_nothing_was_changed(village_index, tmp_path, capsys):
    file = tmp_path / "villages.csv"
    file.write_bytes(table("Panjas,1,2,3,4"))
    with pytest.raises(CommandError):
        call_command("import_villages", str(file), "--apply")
    assert "insee_code" in capsys.readouterr().err
    with pytest.raises(CommandError):
        call_command("import_villages", str(tmp_path / "no-such-file.csv"))
    with pytest.raises(CommandError):
        call_command("import_villages", str(tmp_path))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Marciac", "marciac"),
        ("L'Isle-de-Noé", "l-isle-de-noe"),
        ("L’Isle-de-Noé", "l-isle-de-noe"),
        ("Castéra-Verduzan", "castera-verduzan"),
        ("Castelnau d’Auzan Labarrère", "castelnau-d-auzan-labarrere"),
        ("Cœur d’Astarac", "coeur-d-astarac"),
        ("…", ""),
    ],
)
def test_slug_reads_as_the_name_does(name, slug):
    assert slug_for(name) == slug
