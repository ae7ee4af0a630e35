"""Each village has a horizon of its own, always the same."""

import csv
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.conf import settings

from villages.skyline import skyline_layers, skyline_strip_svg, skyline_svg

with (Path(settings.ROOT) / "villages/data/villages.csv").open(encoding="utf-8") as file:
    VILLAGES = [SimpleNamespace(**row) for row in csv.DictReader(file)]

every_village = pytest.mark.parametrize("village", VILLAGES, ids=lambda v: v.insee_code)
NAMES = ["sun", "mountains", "far", "trees", "village", "middle", "near"]


@every_village
def test_it_is_small_and_well_formed(village):
    for svg, limit in ((skyline_svg(village), 1500), (skyline_strip_svg(village), 550)):
        assert len(svg.encode()) <= limit
        ElementTree.fromstring(svg)  # noqa: S314 our own text
        assert "style" not in svg


@every_village
def test_the_layers_are_polygons_that_fill_the_width(village):
    layers = skyline_layers(village, 1200, 400)
    assert [layer.name for layer in layers] == NAMES
    for layer in layers:
        assert len(layer.points) >= 3
        if layer.name in {"mountains", "far", "middle", "near"}:
            xs = [x for x, _y in layer.points]
            assert (min(xs), max(xs)) == (0, 1200)
            assert all(0 <= y <= 400 for _x, y in layer.points)


def test_it_is_the_same_for_ever():
    marciac = next(v for v in VILLAGES if v.insee_code == "32233")
    again = SimpleNamespace(insee_code="32233", latitude=43.52449, longitude=0.16086)
    assert skyline_svg(marciac) == skyline_svg(again)


def test_no_two_villages_share_one():
    assert len({skyline_svg(village) for village in VILLAGES}) == 52


def test_the_pyrenees_are_higher_from_the_south():
    def peak(latitude):
        there = SimpleNamespace(insee_code="32233", latitude=latitude, longitude=0.2)
        mountains = next(one for one in skyline_layers(there, 480, 130) if one.name == "mountains")
        return min(y for _x, y in mountains.points)

    assert peak(43.35) < peak(44.0)


def test_it_scales():
    small, large = (skyline_layers(VILLAGES[0], 100 * n, 40 * n) for n in (1, 10))
    for one, ten in zip(small, large, strict=True):
        assert [(x * 10, y * 10) for x, y in one.points] == [
            pytest.approx(point) for point in ten.points
        ]
