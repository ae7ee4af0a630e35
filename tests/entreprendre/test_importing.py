"""Takeovers from a table: drafts, and dossiers that no report and no page tells of."""

import io
import json

import pytest
from django.core.management import call_command

from cms.importing.models import ImportedRow
from cms.importing.report import Act, Report
from entreprendre.importing import TakeoverImport
from entreprendre.models import TakeoverDossier, TakeoverPage
from tests.factories import UserFactory

HEADER = ["reference", "village", "title", "is_confidential", "trade", "sector", "kind", "premises"]
BAKERY = ["R-1", "Marciac", "Boulangerie", "no", "Boulangerie", "C", "going-concern", "lease"]
SECRET = ["R-2", "32233", "Un commerce de bouche", "yes", "Épicerie fine", "G", "shares", "lease"]
DOSSIER = {
    "business_name": "Au Pain Secret",
    "address": "14 rue des Canaris",
    "dossier_presentation": "Clientèle fidèle.",
    "figures": "Résultat : 41 000 €",
    "seller_name": "Jeanne Invent",
    "seller_phone": "05 36 49 00 01",
    "seller_email": "jeanne@exemple.test",
}
WHOLE = [*SECRET, *DOSSIER.values()]
WHOLE_HEADER = [*HEADER, *DOSSIER]


def table(*rows, header=HEADER) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in [header, *rows]).encode()


def import_takeovers(data: bytes, *, by=None, is_dry_run=False) -> Report:
    return TakeoverImport().run(io.BytesIO(data), by=by, is_dry_run=is_dry_run)


def said(data: bytes) -> str:
    report = import_takeovers(data)
    assert report.entries == []
    assert not TakeoverPage.objects.exists()
    assert not TakeoverDossier.objects.exists()
    return "\n".join(map(str, report.problems))


def test_takeovers_become_drafts_under_their_village(marciac):
    report = import_takeovers(table(BAKERY))
    assert report.names(Act.CREATED) == ["Boulangerie"]
    page = TakeoverPage.objects.get()
    assert page.parent_page == marciac
    assert not page.live
    assert (page.sector, page.is_confidential) == ("C", False)
    assert not TakeoverDossier.objects.exists()


def test_a_confidential_one_is_a_teaser_and_a_dossier(marciac, lectoure, moderator):
    report = import_takeovers(table(WHOLE, header=WHOLE_HEADER), by=moderator)
    assert report.problems == []
    page = TakeoverPage.objects.get()
    assert page.is_confidential
    assert page.slug == page.token
    dossier = page.dossier
    assert dossier.presentation == "Clientèle fidèle."
    assert dossier.seller_email == "jeanne@exemple.test"

    kept = json.dumps(report.as_json()) + json.dumps(
        [list(row) for row in ImportedRow.objects.values_list("reference", "cells")]
    )
    kept += json.dumps(page.latest_revision.content)
    for secret in DOSSIER.values():
        assert secret not in kept


def test_the_same_file_again_changes_nothing(marciac):
    data = table(WHOLE, header=WHOLE_HEADER)
    import_takeovers(data)
    page, dossier = TakeoverPage.objects.get(), TakeoverDossier.objects.get()
    assert import_takeovers(data).names(Act.SAME) == [SECRET[2]]
    assert TakeoverPage.objects.get().latest_revision_id == page.latest_revision_id
    assert TakeoverDossier.objects.get().updated_at == dossier.updated_at


def test_a_dossier_that_changed_is_written_and_its_words_are_not_told(marciac):
    import_takeovers(table(WHOLE, header=WHOLE_HEADER))
    revision = TakeoverPage.objects.get().latest_revision_id
    changed = [*SECRET, *(DOSSIER | {"address": "3 place du Secret"}).values()]

    report = import_takeovers(table(changed, header=WHOLE_HEADER))

    assert report.names(Act.CHANGED) == [SECRET[2]]
    assert "3 place du Secret" not in json.dumps(report.as_json())
    assert TakeoverDossier.objects.get().address == "3 place du Secret"
    assert TakeoverPage.objects.get().latest_revision_id == revision


def test_an_erased_dossier_stays_empty(marciac):
    import_takeovers(table(WHOLE, header=WHOLE_HEADER))
    TakeoverDossier.objects.update(erased_at="2026-01-01T00:00Z", address="", seller_name="")
    changed = [*SECRET, *(DOSSIER | {"address": "3 place du Secret"}).values()]
    assert import_takeovers(table(changed, header=WHOLE_HEADER)).names(Act.SAME) == [SECRET[2]]
    assert TakeoverDossier.objects.get().address == ""


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("title", "L’épicerie de Marciac"),
        ("trade", "Épicerie à MARCIAC"),
        ("title", "Appelez le 05 62 00 00 00"),
        ("sector", "ZZ"),
        ("kind", "vol"),
        ("is_confidential", "un peu"),
        ("seller_email", "jeanne"),
        ("seller_phone", "quinze"),
        ("business_name", "x" * 161),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_added(marciac, column, cell):
    row = dict(zip(WHOLE_HEADER, WHOLE, strict=True)) | {column: cell}
    words = said(table(row.values(), header=WHOLE_HEADER))
    assert column in words


def test_a_dossier_is_for_confidential_ones_only(marciac):
    row = dict(zip(WHOLE_HEADER, WHOLE, strict=True)) | {"is_confidential": "no"}
    assert "business_name" in said(table(row.values(), header=WHOLE_HEADER))


def test_who_may_not_write_dossiers_does_not_import_them(marciac):
    administrator = UserFactory(administrator=True)
    report = import_takeovers(table(WHOLE, header=WHOLE_HEADER), by=administrator)
    assert report.problems
    assert not TakeoverPage.objects.exists()


def test_command_applies(marciac, tmp_path):
    file = tmp_path / "reprises.csv"
    file.write_bytes(table(BAKERY))
    call_command("import_takeovers", str(file), "--apply")
    assert TakeoverPage.objects.get().title == "Boulangerie"
