"""The villages as a table that anybody may take away and open."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.exporting import cell
from tests import source
from tests.factories import VillagePageFactory
from villages.open_data import columns

pytestmark = pytest.mark.django_db

ADDRESS = "/fr/villages/villages.csv"


def table(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8"), newline="")))


def test_a_village_is_a_line_with_all_its_facts(visitor, village_index):
    village = VillagePageFactory(
        parent=village_index,
        title="L’Isle-de-Noé",
        slug="l-isle-de-noe",
        shops=["market", "bakery"],
        has_after_school_care=False,
        fibre_percent=0,
        area_km2=Decimal("12.50"),
        longitude=Decimal("-0.05000"),
    )
    response = visitor.get(ADDRESS)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.content.startswith(b"name,slug,url,summary,insee_code,")
    (row,) = table(response)
    expected = {
        "name": "L’Isle-de-Noé",
        "url": f"http://testserver{village.address('fr')}",
        "longitude": "-0.05000",
        "area_km2": "12.50",
        "commune_checked_on": "2026-01-15",
        "shops": "bakery|market",
        "shops_checked_on": "",
        "has_after_school_care": "false",
        "fibre_percent": "0",
        "download_mbps": "",
    }
    assert {name: row[name] for name in expected} == expected
    assert list(row) == columns()


def test_what_is_not_listed_is_not_open_data(visitor, marciac):
    VillagePageFactory(draft=True)
    VillagePageFactory().unpublish()
    assert [row["name"] for row in table(visitor.get(ADDRESS))] == ["Marciac"]


def test_addresses_are_those_of_the_language(visitor, marciac):
    (row,) = table(visitor.get("/es/pueblos/villages.csv"))
    assert row["url"] == "http://testserver/es/pueblos/marciac/"
    assert visitor.get("/es/villages/villages.csv").status_code == 404


def test_it_is_not_sent_twice(visitor, marciac):
    tag = visitor.get(ADDRESS).headers["ETag"]
    again = visitor.get(ADDRESS, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    VillagePageFactory()
    assert visitor.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
)
def test_a_spreadsheet_runs_nothing_of_it(visitor, village_index, beginning):
    text = f'{beginning}HYPERLINK("http://mal.exemple","x")'
    VillagePageFactory(parent=village_index, title="Ville", summary=text, intercommunality=text)
    (row,) = table(visitor.get(ADDRESS))
    assert row["summary"] == row["intercommunality"] == f"'{text}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (0, "0"),
        (Decimal("-0.35000"), "-0.35000"),
        (date(2026, 3, 1), "2026-03-01"),
        ([], ""),
        (["fibre", "adsl"], "fibre|adsl"),
        ("Cologne", "Cologne"),
        ("", ""),
    ],
)
def test_how_a_cell_is_written(value, written):
    assert cell(value) == written


def test_queries_do_not_grow(visitor, marciac):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            visitor.get(ADDRESS)
        return len(caught)

    few = queries()
    VillagePageFactory.create_batch(3)
    assert queries() == few


def test_every_column_is_documented():
    documented = (source.ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    section = documented.partition("## Les villages en données ouvertes")[2].partition("\n## ")[0]
    assert [name for name in columns() if f"`{name}`" not in section] == []
