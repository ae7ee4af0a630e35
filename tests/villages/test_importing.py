"""Villages from a table: taken whole or not at all, as drafts, with words for each fault."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.editorial import review
from cms.editorial.slugs import slug_for
from cms.importing.models import ImportedRow
from cms.importing.report import Act, Report
from cms.importing.tables import MAX_BYTES
from tests.importing.test_tables import workbook
from villages.importing import VillageImport
from villages.models import VillagePage

HEADER = "name,insee_code,postal_code,latitude,longitude"
GOOD = "Panjas,32305,32110,43.81,-0.08"
OTHER = "L’Isle-Arné,32157,32270,43.65,0.76"
OUR_OWN = Path(__file__).parents[2] / "villages" / "data" / "villages.csv"


def table(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


def import_villages(data: bytes, *, by=None, is_dry_run=False) -> Report:
    return VillageImport().run(io.BytesIO(data), by=by, is_dry_run=is_dry_run)


def said(data: bytes) -> str:
    report = import_villages(data)
    assert report.entries == []
    assert not VillagePage.objects.exists()
    assert not ImportedRow.objects.exists()
    return "\n".join(map(str, report.problems))


def test_missing_villages_become_drafts(village_index):
    report = import_villages(table(GOOD, OTHER))

    assert report.names(Act.CREATED) == ["Panjas", "L’Isle-Arné"]
    page = VillagePage.objects.get(insee_code="32157")
    assert not page.live
    assert page.has_unpublished_changes
    assert page.latest_revision.as_object().title == "L’Isle-Arné"
    assert page.slug == "l-isle-arne"
    assert page.get_parent().specific == village_index


def test_import_again_changes_nothing(village_index):
    import_villages(table(GOOD, OTHER))
    page = VillagePage.objects.get(insee_code="32305")

    for data in (table(GOOD, OTHER), workbook(*cells_of(GOOD, OTHER))):
        report = import_villages(data)
        assert report.names(Act.SAME) == ["Panjas", "L’Isle-Arné"]
        assert not report.does_anything
    assert VillagePage.objects.get(pk=page.pk).latest_revision_id == page.latest_revision_id
    assert VillagePage.objects.count() == ImportedRow.objects.count() == 2


def cells_of(*lines: str) -> list[list[str]]:
    return [line.split(",") for line in (HEADER, *lines)]


def test_draft_that_somebody_works_on_is_left_alone(village_index, administrator):
    import_villages(table(GOOD))
    page = VillagePage.objects.get()
    page.postal_code = "32000"
    page.save_revision(user=administrator)
    changed = table(GOOD.replace("Panjas", "Autre nom"), OTHER)

    for _again in range(2):  # what was left alone is not forgotten
        report = import_villages(changed)
        assert report.names(Act.LEFT) == ["Autre nom"]
    assert VillagePage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Panjas"


def test_line_that_changed_makes_a_new_draft_of_the_cells_that_changed(village_index, moderator):
    import_villages(table(GOOD))
    page = VillagePage.objects.get()

    report = import_villages(table(GOOD.replace("32110", "32999")), by=moderator)

    (entry,) = report.entries
    assert (entry.act, entry.line) == (Act.CHANGED, 2)
    assert [(change.old, change.new) for change in entry.changes] == [("32110", "32999")]
    page.refresh_from_db()
    assert page.latest_revision.as_object().postal_code == "32999"
    assert page.latest_revision.user == moderator
    assert not page.live
    assert page.current_workflow_state is None


def approved(page, author, reader):
    draft = page.get_latest_revision_as_object()
    draft.population = 480
    draft.save_revision(user=author)
    review.approve(review.submit(page, by=author), by=reader)
    return VillagePage.objects.get(pk=page.pk)


def test_what_was_approved_meanwhile_stays(village_index, administrator, moderator):
    header = f"{HEADER},population"
    import_villages(table(f"{GOOD},450", header=header))
    page = approved(VillagePage.objects.get(), administrator, moderator)

    import_villages(table(f"{GOOD.replace('32110', '32999')},450", header=header))

    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert (draft.postal_code, draft.population) == ("32999", 480)
    assert (page.live, page.postal_code) == (True, "32110")  # nothing public without review


def test_page_that_waits_for_approval_is_left_alone(village_index, administrator, moderator):
    import_villages(table(GOOD))
    page = VillagePage.objects.get()
    review.submit(page, by=administrator)
    report = import_villages(table(GOOD.replace("32110", "32999")), by=moderator)
    assert report.names(Act.LEFT) == ["Panjas"]
    assert review.waiting_state(page).revision_id == page.latest_revision_id


def test_page_that_was_deleted_does_not_come_back(village_index):
    import_villages(table(GOOD))
    VillagePage.objects.get().delete()
    assert import_villages(table(GOOD, OTHER)).names(Act.LEFT) == ["Panjas"]
    assert VillagePage.objects.get().title == "L’Isle-Arné"


def test_live_page_is_left_alone(marciac):
    line = "Autre,32233,32230,43.5,0.1"
    report = import_villages(table(line))
    assert report.names(Act.LEFT) == ["Autre"]
    marciac.refresh_from_db()
    assert marciac.title == "Marciac"
    assert not marciac.has_unpublished_changes


def test_dry_run_changes_nothing(village_index):
    assert import_villages(table(GOOD), is_dry_run=True).names(Act.CREATED) == ["Panjas"]
    assert not VillagePage.objects.exists()
    assert not ImportedRow.objects.exists()


def test_our_own_list_is_taken(village_index):
    report = import_villages(OUR_OWN.read_bytes())
    assert report.problems == []
    assert len(report.names(Act.CREATED)) == 52
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


def test_one_bad_line_keeps_the_good_ones_out(village_index):
    assert said(table(GOOD, OTHER, "Panjas,32306,32110,43.81,nord"))


def test_each_village_costs_the_same_number_of_queries(village_index):
    lines = [f"Village {n},32{100 + n},32110,43.8,0.1" for n in range(16)]
    counts = []
    for some in (lines[:4], lines[4:6], lines[6:16], lines):
        with CaptureQueriesContext(connection) as queries:
            import_villages(table(*some))
        counts.append(len(queries))
    _first, for_two, for_ten, for_nothing_new = counts
    each = (for_ten - for_two) / 8
    assert each == int(each)
    assert each < 75  # nearly all of it Wagtail's: tree, version, log, indexes
    assert for_nothing_new < 12


def test_import_without_a_list_of_villages_says_so(db):
    assert said(table(GOOD))


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
