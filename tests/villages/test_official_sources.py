"""Official files in their published layouts, read whatever their order, encoding or size."""

import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.communes import FILE
from cms.importing.tables import UnreadableTable
from tests.villages import official_files as files
from villages.official.published import PublishedTable
from villages.official.sources import SOURCES
from villages.official.sources.arcep import share

MARCIAC = {"32233"}


def read(kind: str, data: bytes, codes=MARCIAC) -> dict:
    """Return the plain values by commune and field."""
    with PublishedTable(io.BytesIO(data)) as table:
        found = SOURCES[kind]().read(table, set(codes))
    return {
        code: {name: figure.value for name, figure in figures.items()}
        for code, figures in found.items()
    }


def refused(kind: str, data: bytes) -> str:
    with pytest.raises(UnreadableTable) as caught:
        read(kind, data)
    return str(caught.value)


# communes


def test_legal_populations_of_insee_are_read_from_their_two_codes():
    data = files.file(
        files.POPULATIONS,
        "76;Occitanie;32;Gers;3;07;233;Marciac;1 250;40;1290",
        "76;Occitanie;32;Gers;3;07;256;Mirande;3500;90;3590",
        encoding="cp1252",
    )
    assert read("commune", data) == {"32233": {"population": 1250}}


def test_tables_like_those_of_the_geographic_api_are_read():
    header = "code,nom,codesPostaux,population,nom_epci,surface,mairie"
    line = (
        '32233,Marciac,"[""32230"",""32999""]",1251,CC Bastides et Vallons du Gers,2026,'
        '"{""type"":""Point"",""coordinates"":[0.161,43.5248]}"'
    )
    data = b"\xef\xbb\xbf" + files.file(header, line)
    assert read("commune", data) == {
        "32233": {
            "population": 1251,
            "postal_code": "32230",
            "intercommunality": "Communauté de communes Bastides et Vallons du Gers",
            "area_km2": Decimal("20.26"),
            "latitude": Decimal("43.52480"),
            "longitude": Decimal("0.16100"),
        }
    }


def test_our_own_list_of_communes_can_be_the_file():
    found = read("commune", FILE.read_bytes(), {"32079", "32001"})
    assert found["32001"]["population"] == 720
    assert found["32079"]["postal_code"] == "32440"


def test_what_no_page_could_hold_is_not_read():
    data = files.file(
        "code;population;codes_postaux;epci;latitude;longitude;typecom",
        "32233;beaucoup;aucun;200035632;48,85;NaN;COM",
        "32233;999;32230;x;43,5;0,1;COMD",
    )
    assert read("commune", data) == {"32233": {}}


# Arcep


def test_share_of_fibre_and_ways_are_read_from_technologies():
    data = files.file(files.TECHNO, files.techno(ftth=966, fixed_4g=3), files.techno("32001"))
    assert read("arcep", data) == {"32233": {"fibre_percent": 97, "broadband": ["4g-5g", "fibre"]}}


def test_speed_is_what_most_homes_can_have():
    data = files.file(files.WIRED, files.wired(thd30=900, thd100=400, thd1g=400))
    assert read("arcep", data)["32233"]["download_mbps"] == 30
    data = files.file(files.WIRED, files.wired(thd30=900, thd100=501, thd1g=500))
    assert read("arcep", data)["32233"]["download_mbps"] == 1000


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 9, 0), (1, 1000, 1), (999, 1000, 99), (1000, 1000, 100), (955, 1000, 96), (3, 2, 100)],
)
def test_a_share_is_rounded_neither_to_all_nor_to_none(part, whole, percent):
    assert share(part, whole) == percent


def test_the_file_that_counts_satellites_is_refused():
    lines = [files.wired(f"32{n:03}", thd30=1000, thd100=1000) for n in range(230, 260)]
    assert "commune_debit_filaire.csv" in refused("arcep", files.file(files.WIRED, *lines))
    lines[7] = files.wired("32237", thd30=990, thd100=980)
    assert read("arcep", files.file(files.WIRED, *lines))


def test_other_types_and_empty_communes_are_passed_over():
    data = files.file(files.TECHNO, files.techno(nbr=0), files.techno(type_of="entreprise"))
    assert read("arcep", data) == {}


# schools


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        ([files.school()], ["nursery", "primary"]),
        ([files.school(nursery="0"), files.school(kind="Collège")], ["lower-secondary", "primary"]),
        ([files.school(kind="Lycée"), files.school(kind="EREA")], ["upper-secondary"]),
        ([files.school(state="A FERMER", primary="")], ["nursery"]),
        ([files.school(nursery="", primary="", name="École maternelle privée")], ["nursery"]),
        ([files.school(nursery="", primary="", name="École primaire")], ["nursery", "primary"]),
    ],
)
def test_levels_of_schools_are_read(lines, levels):
    elsewhere = [files.school("75056", kind=kind) for kind in ("Ecole", "Collège", "Lycée")]
    data = files.file(files.SCHOOLS, *lines, *elsewhere)
    assert read("schools", data) == {"32233": {"schools": levels}}


def test_a_school_that_is_shut_is_none():
    data = files.file(files.SCHOOLS, files.school(state="FERME"), files.school("32001"))
    assert read("schools", data) == {}


# amenities


def test_facilities_are_read_in_both_editions_of_the_code():
    data = files.file(
        files.FACILITIES,
        *files.facilities("32233", "B207", "B203", "D265", "F121", "E109", "B326", "D502"),
        *files.facilities("32001", "D307"),
    )
    assert read("amenities", data) == {
        "32233": {
            "shops": ["bakery"],
            "health": ["doctor"],
            "childcare": ["day-nursery"],
            "transport": ["charging", "station"],
        }
    }


def test_numbers_by_commune_are_read_as_insee_now_gives_them():
    data = files.file(
        files.COUNTS,
        '"32233";"COM";"B";"B2";"B207";"FACILITIES";2024;2',
        '"32233";"COM";"D";"D2";"D265";"FACILITIES";2024;0',
        '"32";"DEP";"D";"D3";"D307";"FACILITIES";2024;70',
        '"32001";"COM";"D";"D3";"D307";"FACILITIES";2024;1',
    )
    assert read("amenities", data) == {"32233": {"shops": ["bakery"], "health": []}}


def test_a_code_that_no_commune_has_is_not_spoken_of():
    source = SOURCES["amenities"]()
    data = files.file(files.FACILITIES, *files.facilities("32233", "B207", "F121"))
    with PublishedTable(io.BytesIO(data)) as table:
        source.read(table, MARCIAC)
    assert source.scopes["shops"] == {"bakery"}
    assert source.scopes["health"] == set()


# layouts


@pytest.mark.parametrize(
    ("kind", "header", "missing"),
    [
        ("commune", "nom;population", "code_insee"),
        ("commune", "code;nom", "population"),
        ("arcep", "code_insee;commune", "nbr"),
        ("arcep", "code_insee;nbr", "elig_ftth"),
        ("schools", files.SCHOOLS.replace("etat", "statut"), "etat"),
        ("amenities", "commune;TYPEQU", "depcom"),
        ("amenities", "GEO;GEO_OBJECT;OBS_VALUE", "facility_type"),
    ],
)
def test_another_layout_is_refused_with_what_is_missing(kind, header, missing):
    assert missing in refused(kind, files.file(header, "32233;1;2"))


def test_odd_cells_are_passed_over():
    """What Python itself refuses to round or to read: too large, too deep."""
    data = files.file("code;surface;latitude;mairie", f"32233;1e40;1e40;{'[' * 100_000}")
    assert read("commune", data) == {"32233": {}}


@pytest.mark.parametrize(
    "data", [b'code;"' + b"x" * 140_000 + b'"', b"code;nom_epci\n32233;CC\0 des Bastides\n"]
)
def test_what_no_database_takes_is_refused(data):
    assert "CSV" in refused("commune", data)


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x00\x00\x00"]
)
def test_what_is_no_table_is_refused(kind, data):
    assert refused(kind, data)


def test_order_and_number_of_columns_do_not_matter():
    turned = ";".join(reversed(files.TECHNO.split(";"))) + ";autre;"
    line = ";".join(reversed(files.techno().split(";"))) + ";x;y"
    data = files.file(turned.upper().replace(";", "\t"), line.replace(";", "\t"))
    assert read("arcep", data)["32233"]["fibre_percent"] == 97


@given(st.sampled_from(sorted(SOURCES)), st.text(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_content_makes_a_source_stumble(kind, text):
    headers = [
        files.TECHNO,
        files.SCHOOLS,
        files.FACILITIES,
        files.COUNTS,
        "code;population;mairie",
    ]
    for header in headers:
        data = files.file(header, text, f"32233;{text}")
        try:
            read(kind, data)
        except UnreadableTable as error:
            assert str(error)
