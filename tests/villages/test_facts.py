"""What is known is told with its unit, what is not is said to be unknown."""

import pytest
from django.utils import translation

from villages.models import VillagePage

NARROW = "\u202f"


@pytest.fixture
def village():
    return VillagePage(title="Sarrant", latitude="43.77374", longitude="0.92965")


def told(village):
    return {fact.name: fact for group in village.fact_groups for fact in group.facts}


def test_a_figure_comes_with_its_unit(village):
    village.fibre_percent, village.download_mbps, village.area_km2 = 94, 1000, 20.86
    with translation.override("en"):
        facts = told(village)
        assert facts["fibre_percent"].text == f"94{NARROW}%"
        assert facts["download_mbps"].text == f"1,000{NARROW}Mbit/s"
        assert facts["area_km2"].text == f"20.86{NARROW}km²"
        assert "(" not in facts["fibre_percent"].label


def test_nothing_told_is_unknown_never_no(village):
    facts = told(village)
    for name in ("fibre_percent", "schools", "has_after_school_care", "rent_flat_eur"):
        assert not facts[name].is_known
    village.has_after_school_care = False
    assert told(village)["has_after_school_care"].is_known


def test_zero_is_known(village):
    village.childcare_places = 0
    fact = told(village)["childcare_places"]
    assert (fact.text, fact.is_known) == ("0", True)


def test_distances_are_said_to_be_as_the_crow_flies(village):
    with translation.override("en"):
        fact = told(village)["distance_toulouse"]
        assert fact.label == "distance to Toulouse, as the crow flies"
        assert fact.text == f"45{NARROW}km"


def test_coordinates_and_codes_are_not_told(village):
    assert not {"insee_code", "latitude", "longitude"} & set(told(village))


@pytest.mark.parametrize(
    ("percent", "technologies", "text"),
    [
        (94, ["fibre"], f"fibre for 94{NARROW}% of homes"),
        (0, ["vdsl", "4g-5g"], "VDSL2"),
        (0, [], f"fibre for 0{NARROW}% of homes"),
        (None, ["adsl"], "ADSL"),
        (None, [], ""),
    ],
)
def test_the_first_decisive_fact_is_the_best_line(village, percent, technologies, text):
    village.fibre_percent, village.broadband = percent, technologies
    with translation.override("en"):
        line, _school, _distance = village.decisive_facts
        assert line.text == text
        assert line.is_known == bool(text)


def test_the_school_and_the_distance_decide_too(village):
    village.schools = ["nursery", "primary"]
    with translation.override("en"):
        _line, school, distance = village.decisive_facts
        assert school.text == "nursery, primary"
        assert distance.text == f"Auch 31{NARROW}km, Toulouse 45{NARROW}km"
