"""Tables as people bring them: CSV and XLSX give the same rows, whatever is odd in them."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from cms.importing.tables import MAX_BYTES, UnreadableTable, check_columns, read_table
from cms.importing.tables.table import MAX_ROWS


def workbook(*lines, sheet="Feuille", hidden=None, **more) -> bytes:
    """Return an XLSX of `lines`; `hidden`, lines of a hidden sheet that stands first."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    if hidden:
        page.sheet_state = "hidden"
        for line in hidden:
            page.append(line)
        page = book.create_sheet("visible")
    for line in lines:
        page.append(line)
    for name, value in more.items():
        page[name] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return the XLSX `data` with some of its parts replaced, named by the end of their path."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = next((c for end, c in parts.items() if name.endswith(f"{end}.xml")), None)
            new.writestr(name, old.read(name) if content is None else content)
    return out.getvalue()


def cells(data: bytes) -> list[dict]:
    return [row.cells for row in read_table(data).rows]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableTable) as caught:
        read_table(data)
    return str(caught.value)


CSV = "nom;prix;note\nA;1 250,50;« oui »\n\n;;\nB;3;\n"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        b"\xef\xbb\xbf" + CSV.replace("\n", "\r\n").encode(),
        ("\n\n" + CSV).encode(),
        CSV.replace(";", "\t").encode(),
        workbook(["nom", "prix", "note"], ["A", "1 250,50", "« oui »"], [], [None, " "], ["B", 3]),
        workbook(
            [],
            ["nom", "prix", "note", None],
            ["A", "1 250,50", "« oui »"],
            ["B", 3.0],
            hidden=[["x"]],
        ),
    ],
    ids=["csv", "bom and crlf", "blank first lines", "tabs", "xlsx", "hidden sheet"],
)
def test_a_table_is_read_alike_from_every_file(data):
    assert cells(data) == [
        {"nom": "A", "prix": "1 250,50", "note": "« oui »"},
        {"nom": "B", "prix": "3", "note": ""},
    ]


def test_rows_know_their_line_in_the_file():
    assert [row.line for row in read_table(CSV.encode()).rows] == [2, 5]
    data = workbook([], ["nom"], ["A"], [], ["B"])
    assert [row.line for row in read_table(data).rows] == [3, 5]
    multiline = b'nom,note\nA,"un\ndeux"\nB,\n'
    assert [row.line for row in read_table(multiline).rows] == [3, 4]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 5, 31), "2026-05-31"),
        (datetime(2026, 5, 31), "2026-05-31"),  # noqa: DTZ001 - Excel knows no time zone
        (datetime(2026, 5, 31, 9, 30), "2026-05-31 09:30:00"),  # noqa: DTZ001 - nor here
        (time(9, 30), "09:30:00"),
        (True, "yes"),
        (False, "no"),
        (32233, "32233"),
        (43.5, "43.5"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.000000"),
        (1234567890123.0, "1234567890123"),
        ("  L’Isle\u00a0", "L’Isle"),
    ],
)
def test_a_cell_is_read_as_the_spreadsheet_shows_it(value, text):
    assert cells(workbook(["n", "v"], ["A", value])) == [{"n": "A", "v": text}]


def formula_with(result: bytes) -> bytes:
    """Return a table whose second cell is a formula; `result` is what the file holds of it."""
    data = workbook(["n", "v"], ["A", "=1+1"])
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<v />" in sheet or b"<v></v>" in sheet or b"<v/>" in sheet
    for empty in (b"<v />", b"<v></v>", b"<v/>"):
        sheet = sheet.replace(empty, result)
    return repacked(data, sheet1=sheet)


def test_a_formula_counts_as_its_result():
    assert cells(formula_with(b"<v>2</v>")) == [{"n": "A", "v": "2"}]


def test_a_formula_without_its_result_is_refused_not_taken_for_nothing():
    assert "2" in refused(formula_with(b""))
    array = workbook(["n", "v"], ["A"], B2=ArrayFormula("B2", "=SUM(A1:A2)"))
    assert "2" in refused(array)


def test_a_cell_that_shows_an_error_is_refused():
    data = workbook(["n", "v"], ["A", "=1/0"])
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    sheet = sheet.replace(b'<c r="B2">', b'<c r="B2" t="e">').replace(b"<v />", b"<v>#DIV/0!</v>")
    assert "#DIV/0!" in refused(repacked(data, sheet1=sheet))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(40):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", b" " * 2_000_000)
    return out.getvalue()


def entities() -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12))
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE x [{lines}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<sheetData><row r='1'><c t='inlineStr'><is><t>&a11;</t></is></c></row></sheetData>"
        "</worksheet>"
    )
    return repacked(workbook(["n"]), sheet1=sheet.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"PK\x03\x04\x00\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        workbook(["n", "v"], ["A", 1])[:-400],
        bomb(),
        entities(),
        b"x" * (MAX_BYTES + 1),
        "nom;é\nA;B".encode("latin-1"),
        "nom;é\nA;B".encode("utf-16"),
        b'nom,note\n"A,B\n',
        b'nom,note\nA"b"x,"B"c\n',
        b"nom,note\nA\n",
        b"nom,note\nA,B,de trop\n",
        b"nom,nom\nA,B\n",
        ("nom,note\nA," + "x" * 60_000 + "\n").encode(),
        ("nom,note\nA," + "x" * 200_000 + "\n").encode(),
        ("nom\n" + "A\n" * (MAX_ROWS + 1)).encode(),
        workbook(["nom", "note"], ["A", "x" * 32_000]),
        workbook([f"c{n}" for n in range(101)]),
        workbook(["nom"], A9000="loin", **{f"A{n}": "x" for n in range(2, MAX_ROWS + 3)}),
    ],
)
def test_what_is_no_table_is_refused_in_words(data):
    assert refused(data)


def test_where_a_bad_cell_stands_is_said():
    words = refused(("nom,note\nA,b\nB," + "x" * 60_000 + "\n").encode())
    assert "3" in words
    assert "note" in words
    assert "2" in refused("nom\né".encode("latin-1"))


def test_a_far_cell_does_not_stretch_the_table():
    data = workbook(["nom"], ["A"], A900000="B")
    assert [(row.line, row["nom"]) for row in read_table(data).rows] == [(2, "A"), (900000, "B")]


@pytest.mark.parametrize(("header", "word"), [("a", "b"), ("a,b,autre", "autre"), ("b,autre", "a")])
def test_columns_are_checked_by_name(header, word):
    table = read_table(f"{header}\n{','.join('1' for _ in header.split(','))}\n".encode())
    with pytest.raises(UnreadableTable, match=word):
        check_columns(table, known=("a", "b", "c"), required=("a", "b"))


def test_columns_may_come_in_any_order():
    check_columns(read_table(b"b,a\n1,2\n"), known=("a", "b", "c"), required=("a", "b"))


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace")))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_file_makes_the_reader_stumble(data):
    for content in (data, b"PK\x03\x04" + data, b"name,code\n" + data):
        try:
            table = read_table(content)
        except UnreadableTable as error:
            assert str(error)
        else:
            assert all(set(row.cells) == set(table.columns) for row in table.rows)


BYTES = st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), min_size=1, max_size=5)


@given(BYTES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_broken_workbook_makes_the_reader_stumble(changes):
    whole = bytearray(workbook(["n", "v"], ["A", 1.5], ["B", date(2026, 1, 1)]))
    for place, byte in changes:
        whole[place % len(whole)] = byte
    try:
        read_table(bytes(whole))
    except UnreadableTable as error:
        assert str(error)
