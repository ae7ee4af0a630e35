"""Distances are as the crow flies, on the great circle."""

import pytest

from villages.geography import AUCH, REFERENCE_TOWNS, TOULOUSE, kilometres_between
from villages.locator import HEIGHT, WIDTH, locator, position


def test_auch_to_toulouse():
    here, there = (AUCH.latitude, AUCH.longitude), (TOULOUSE.latitude, TOULOUSE.longitude)
    assert kilometres_between(*here, *there) == pytest.approx(69.5, abs=0.3)
    assert kilometres_between(*there, *here) == pytest.approx(kilometres_between(*here, *there))


def test_a_degree_of_latitude():
    assert kilometres_between(43, 0, 44, 0) == pytest.approx(111.195, abs=0.01)


def test_no_distance_to_oneself():
    assert kilometres_between("43.5", "0.5", "43.5", "0.5") == 0


def test_the_village_says_how_far_it_is(marciac):
    assert marciac.distance_to_auch == pytest.approx(36.6, abs=0.5)
    assert marciac.distance_to_toulouse == pytest.approx(103.9, abs=0.5)


@pytest.mark.parametrize("town", REFERENCE_TOWNS, ids=lambda town: town.code)
def test_the_drawn_map_holds_every_town(town):
    x, y = position(town.latitude, town.longitude)
    assert 20 < x < WIDTH - 20
    assert 15 < y < HEIGHT - 5


def test_the_drawn_map_puts_north_up_and_east_right():
    west, south = position(43.3, 0.0)
    east, north = position(44.0, 1.0)
    assert west < east
    assert north < south


def test_the_drawn_map_has_a_dot_a_village():
    assert locator([(43.5, 0.1), (43.9, 0.6)])["dots"].count("h0") == 2
