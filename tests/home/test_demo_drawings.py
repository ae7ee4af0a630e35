"""The demo's pictures: drawn once, the same ever after, and anew when the hand changes."""

from types import SimpleNamespace

import pytest

from home.demo import drawings
from home.demo.likenesses import portrait
from home.demo.workplaces import workplace

VILLAGE = SimpleNamespace(insee_code="32233", latitude=43.52, longitude=0.16)


@pytest.fixture(autouse=True)
def elsewhere(settings, tmp_path):
    settings.ASSETS_ROOT = tmp_path


def test_a_picture_is_drawn_once():
    asked = []

    def draw(seed):
        asked.append(seed)
        return seed.encode()

    assert [drawings.drawn(draw, "a", "one"), drawings.drawn(draw, "a", "one")] == [b"one"] * 2
    assert drawings.drawn(draw, "b", "two") == b"two"
    assert asked == ["one", "two"]


def test_another_hand_draws_anew(monkeypatch):
    monkeypatch.setattr(drawings, "_hand", lambda: "left")
    assert drawings.drawn(lambda: b"left", "a") == b"left"
    monkeypatch.setattr(drawings, "_hand", lambda: "right")
    assert drawings.drawn(lambda: b"right", "a") == b"right"


def test_the_same_seed_gives_the_same_picture():
    assert portrait("camille") == portrait("camille")
    assert portrait("camille") != portrait("yannick")
    told = ("Camille", VILLAGE, "matin", "vignes")
    assert workplace(*told) == workplace(*told)
