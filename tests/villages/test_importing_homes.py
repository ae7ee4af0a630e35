"""Homes from a table: drafts under their village, complete or not, and never twice."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from cms.editorial import review
from cms.importing.report import Act, Report
from tests.importing.test_tables import workbook
from villages.housing_choices import HomeKind, Tenure
from villages.importing import HomeImport
from villages.models import HousingPage

HEADER = ["reference", "village", "title", "tenure", "kind", "price_eur"]
HOUSE = ["L-1", "Marciac", "Maison au pied de la halle", "rent", "house", "540"]
FLAT = ["V-7", "32208", "Deux pièces sous les toits", "sale", "flat", "95 000"]


def table(*rows, header=HEADER) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in [header, *rows]).encode()


def import_homes(data: bytes, *, by=None, is_dry_run=False) -> Report:
    return HomeImport().run(io.BytesIO(data), by=by, is_dry_run=is_dry_run)


def said(data: bytes) -> str:
    report = import_homes(data)
    assert report.entries == []
    assert not HousingPage.objects.exists()
    return "\n".join(map(str, report.problems))


def test_homes_become_drafts_under_their_villages(marciac, lectoure, moderator):
    report = import_homes(table(HOUSE, FLAT), by=moderator)

    assert report.problems == []
    assert report.names(Act.CREATED) == [HOUSE[2], FLAT[2]]
    house, flat = HousingPage.objects.order_by("title").reverse()
    assert (house.parent_page, flat.parent_page) == (marciac, lectoure)
    assert (house.tenure, house.kind, house.price_eur) == ("rent", "house", 540)
    assert (flat.tenure, flat.price_eur) == ("sale", 95_000)
    assert not house.live
    assert house.get_latest_revision().user == moderator
    assert review.waiting_state(house) is None
    assert not HousingPage.objects.listed().exists()


def test_a_whole_home_is_taken_from_a_workbook(marciac, administrator):
    header = [column for column in HomeImport.columns if column != "bedrooms"]
    values = {
        "reference": 17,
        "village": "MARCIAC",
        "title": "Maison",
        "tenure": "rent",
        "kind": "house",
        "price_eur": 540.0,
        "charges_eur": 0,
        "surface_m2": 85,
        "rooms": 4,
        "dpe": "C",
        "ges": "B",
        "energy_cost_min_eur": 900,
        "energy_cost_max_eur": 1200,
        "energy_cost_year": 2023,
        "is_furnished": False,
        "has_workspace": True,
        "has_fibre": "oui",
        "available_from": datetime.date(2027, 3, 1),
        "presentation": "Un jardin, des murs épais.",
    }
    data = workbook(header, [values[column] for column in header])
    assert import_homes(data).problems == []
    home = HousingPage.objects.get()
    assert (home.is_furnished, home.has_workspace, home.has_fibre) == (False, True, True)
    assert home.available_from == datetime.date(2027, 3, 1)
    review.submit(home, by=administrator)  # nothing is missing for the public

    header.append("bedrooms")
    changed = workbook(header, [*(values[column] for column in header[:-1]), 3])
    assert import_homes(changed).names(Act.LEFT) == ["Maison"]


def test_a_home_with_gaps_is_a_draft_that_cannot_be_submitted(marciac, administrator):
    import_homes(table(HOUSE))
    home = HousingPage.objects.get()
    with pytest.raises(review.Refused):
        review.submit(home, by=administrator)


def test_choices_are_taken_by_the_name_that_people_read(marciac):
    words = {"tenure": Tenure.SALE.label, "kind": HomeKind.FARMHOUSE.label}
    for language in ("fr", "en"):
        with translation.override(language):
            told = [str(words["tenure"]).upper(), str(words["kind"])]
        row = [f"L-{language}", "Marciac", "Ferme", *told, 185_000]
        assert import_homes(table(row)).problems == []
    assert set(HousingPage.objects.values_list("tenure", "kind")) == {("sale", "farmhouse")}


def test_the_same_file_again_changes_nothing(marciac, lectoure):
    import_homes(table(HOUSE, FLAT))
    before = list(HousingPage.objects.order_by("pk").values_list("pk", "latest_revision"))
    report = import_homes(table(FLAT, HOUSE))
    assert report.names(Act.SAME) == [FLAT[2], HOUSE[2]]
    assert list(HousingPage.objects.order_by("pk").values_list("pk", "latest_revision")) == before


def test_a_new_price_is_a_new_draft(marciac):
    import_homes(table(HOUSE))
    (entry,) = import_homes(table([*HOUSE[:5], 560])).entries
    assert [(change.old, change.new) for change in entry.changes] == [("540", "560")]
    assert HousingPage.objects.get().get_latest_revision_as_object().price_eur == 560


def test_a_home_does_not_move_by_a_file(marciac, lectoure):
    import_homes(table(HOUSE))
    report = import_homes(table([HOUSE[0], "Lectoure", *HOUSE[2:]]))
    assert report.names(Act.LEFT) == [HOUSE[2]]
    assert HousingPage.objects.get().parent_page == marciac


def test_two_homes_may_have_one_title(marciac):
    import_homes(table(HOUSE, ["L-2", *HOUSE[1:]]))
    assert len(set(HousingPage.objects.values_list("slug", flat=True))) == 2


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("reference", ""),
        ("reference", "x" * 101),
        ("village", ""),
        ("village", "Brigadoon"),
        ("title", ""),
        ("title", "Appelez le 06 12 34 56 78"),
        ("tenure", "troc"),
        ("kind", "château"),
        ("price_eur", "cher"),
        ("price_eur", "12"),
        ("rooms", "-1"),
        ("surface_m2", "1,5"),
        ("dpe", "Z"),
        ("is_furnished", "peut-être"),
        ("available_from", "demain"),
        ("available_from", "31/02/2027"),
        ("presentation", "Écrivez à jean@exemple.test"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_added(marciac, lectoure, column, cell):
    header = HEADER if column in HEADER else [*HEADER, column]
    row = dict(zip(HEADER, HOUSE, strict=True)) | {column: cell}
    words = said(
        table(FLAT + [""] * (len(header) - 6), [row[name] for name in header], header=header)
    )
    assert "3" in words
    assert column in words


def test_cells_that_do_not_go_together_are_named(marciac):
    header = [*HEADER, "rooms", "bedrooms"]
    assert "bedrooms" in said(table([*HOUSE, 2, 5], header=header))


def test_a_village_of_a_name_that_two_have_is_asked_by_its_code(marciac, lectoure):
    lectoure.title = "Marciac"
    lectoure.save()
    assert "village" in said(table(HOUSE))
    assert import_homes(table([HOUSE[0], "32233", *HOUSE[2:]])).names(Act.CREATED)


def test_reference_that_comes_twice_is_refused(marciac):
    assert "2" in said(table(HOUSE, HOUSE))


def test_command_reports_by_line_then_applies(marciac, administrator, tmp_path, capsys):
    file = tmp_path / "logements.csv"
    file.write_bytes(table(HOUSE))
    call_command("import_homes", str(file))
    assert "--apply" in capsys.readouterr().out
    assert not HousingPage.objects.exists()
    call_command("import_homes", str(file), "--apply", "--by", administrator.email.upper())
    assert HousingPage.objects.get().get_latest_revision().user == administrator
    with pytest.raises(CommandError):
        call_command("import_homes", str(file), "--by", "personne@exemple.test")
