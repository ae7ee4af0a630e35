"""Tables that leave the site: read again they say the same, and no cell of them is a formula."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.exporting import as_csv, as_xlsx, cell
from cms.exporting.cells import FORMULA_BEGINS
from cms.importing.tables import read_table

FORMULAS = ['=HYPERLINK("http://example.com","x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "\r=1"]
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).filter(
    lambda text: not text.startswith("'")
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (-3, "-3"),
        (Decimal("-1.50"), "-1.50"),
        (date(2026, 5, 31), "2026-05-31"),
        (datetime(2026, 5, 31, 22, 30, tzinfo=UTC), "2026-06-01 00:30"),
        (["fr", "en"], "fr|en"),
        (["=1", "x"], "'=1|x"),
        ("+33 5 62", "'+33 5 62"),
    ],
)
def test_a_value_is_written_one_way(value, written):
    assert cell(value) == written


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_either_file_is_a_formula(text):
    (_names, [written]) = csv.reader(io.StringIO(as_csv([text], [[text]]), newline=""))
    assert written == f"'{text}"
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx([text], [[text]], title="x"))).active
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "inlineStr"}


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_what_is_written_is_read_again(rows):
    read = list(csv.reader(io.StringIO(as_csv(["a", "b"], rows), newline="")))[1:]
    assert [
        [c[c.startswith("'") :] if c[1:].startswith(FORMULA_BEGINS) else c for c in r] for r in read
    ] == [list(row) for row in rows]


def test_a_telephone_number_stays_readable_in_a_workbook():
    data = as_xlsx(
        ["nom", "téléphone"], [["Anne", "+33 5 62 00 00 00"], ["Jo", None]], title="x" * 40
    )
    assert [row.cells["téléphone"] for row in read_table(data).rows] == ["+33 5 62 00 00 00", ""]


def test_what_no_workbook_may_hold_is_left_out():
    data = as_xlsx(["a"], [["avant\x0b\x00après"], ["x" * 40_000]], title="x")
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.values)
    assert rows[1] == ("avantaprès",)
    assert len(rows[2][0]) == 32_767
