"""Homes drawn by code: a front of stone with its shutters, and the hills behind it.

Everything follows from a seed, so that a picture is the same at every run.
"""

from math import pi, sin
from random import Random

from PIL import Image, ImageDraw

from .painting import SCALE, SKIES, gradient, jpeg
from .textures import laid_over, texture

SIZE = WIDTH, HEIGHT = 1200, 800
WALLS = ("#efe3cb", "#e9dac0", "#f3ead6", "#e4d3b4")
SHUTTERS = {"bleus": "#7c9bb0", "verts": "#8aa088", "bruns": "#8a5f45", "gris": "#8f9aa0"}
ROOF, EAVES, GLASS, DOOR, GRASS, LEAF, TRUNK = (
    "#b5694a",
    "#8f4f38",
    "#5c6670",
    "#6b4a35",
    "#8ea557",
    "#6a8542",
    "#5b4a38",
)
#: For each kind of home: left and right end, eaves, windows in a row, rows, height of the roof.
SHAPES = {
    "house": (0.28, 0.72, 0.42, 3, 2, 0.16),
    "flat": (0.12, 0.88, 0.2, 6, 3, 0.07),
    "farmhouse": (0.1, 0.84, 0.5, 5, 1, 0.17),
    "room": (0.34, 0.7, 0.44, 2, 2, 0.17),
}
GROUND = 0.82


def shutters_of(seed: str) -> str:
    """Return the colour of the shutters of the home `seed`, in French."""
    return _random(seed).choice(list(SHUTTERS))


def house(seed: str, kind: str, sky: str) -> bytes:
    """Return a JPEG of the front of a home of `kind` (a key of `SHAPES`) under `sky` (a key of
    `painting.SKIES`), always the same for `seed`."""
    random = _random(seed)
    shutters = SHUTTERS[random.choice(list(SHUTTERS))]
    top, low, _sun, *hills = SKIES[sky]
    image = gradient((WIDTH * SCALE, HEIGHT * SCALE), top, low)
    front = _Front(image, SHAPES[kind], random)
    for colour, height in zip(hills[:3], (0.5, 0.58, 0.68), strict=True):
        front.hill(colour, height)
    front.box(0, GROUND - 0.02, 1, 1, GRASS)
    front.walls(random.choice(WALLS))
    front.windows(shutters, has_arcade=kind == "flat")
    front.tree()
    return jpeg(laid_over(image.reduce(SCALE), texture("plaster", SIZE, random)))


def _random(seed: str) -> Random:
    return Random(f"house {seed}")  # noqa: S311 - a drawing, not a secret


class _Front:
    """A drawing in shares of its width and height."""

    def __init__(self, image: Image.Image, shape: tuple, random: Random):
        self.image, self.draw, self.random = image, ImageDraw.Draw(image), random
        self.left, self.right, self.eaves, self.columns, self.rows, self.roof = shape

    def at(self, *shares: float) -> list[float]:
        return [share * self.image.size[n % 2] for n, share in enumerate(shares)]

    def box(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self.draw.rectangle(self.at(left, top, right, bottom), fill=fill)

    def hill(self, colour: str, height: float) -> None:
        phase, waves = self.random.uniform(0, 2 * pi), self.random.uniform(0.6, 1.4)
        ridge = [(n / 60, height - 0.05 * sin(phase + 2 * pi * waves * n / 60)) for n in range(61)]
        points = [share for point in [*ridge, (1, 1), (0, 1)] for share in point]
        self.draw.polygon(self.at(*points), fill=colour)

    def walls(self, colour: str) -> None:
        self.box(self.left, self.eaves, self.right, GROUND, colour)
        over, ridge = 0.025, self.eaves - self.roof
        slope = 0.3 * self.roof
        self.draw.polygon(
            self.at(
                *(self.left - over, self.eaves),
                *(self.left + slope, ridge),
                *(self.right - slope, ridge),
                *(self.right + over, self.eaves),
            ),
            fill=ROOF,
        )
        self.box(self.left - over, self.eaves, self.right + over, self.eaves + 0.012, EAVES)

    def windows(self, shutters: str, *, has_arcade: bool) -> None:
        step = (self.right - self.left) / self.columns
        storey = (GROUND - self.eaves) / self.rows
        door = self.random.randrange(self.columns)
        for row in range(self.rows):
            is_ground = row == self.rows - 1
            for column in range(self.columns):
                x = self.left + (column + 0.5) * step
                if is_ground and has_arcade:
                    self._arch(x, step)
                elif is_ground and column == door:
                    self.box(x - 0.022, GROUND - 0.17, x + 0.022, GROUND, DOOR)
                else:
                    self._window(x, self.eaves + (row + 0.5) * storey, shutters)

    def _window(self, x: float, y: float, shutters: str) -> None:
        for side in (-1, 1):
            self.box(
                *sorted_box(x + side * 0.019, y - 0.055, x + side * 0.038, y + 0.055), shutters
            )
        self.box(x - 0.018, y - 0.055, x + 0.018, y + 0.055, GLASS)

    def _arch(self, x: float, step: float) -> None:
        half, top = 0.36 * step, GROUND - 0.16
        self.box(x - half, top, x + half, GROUND, "#4d443b")
        self.draw.ellipse(self.at(x - half, top - 0.05, x + half, top + 0.05), fill="#4d443b")

    def tree(self) -> None:
        x = self.random.choice([self.left - 0.09, self.right + 0.1])
        self.box(x - 0.008, 0.6, x + 0.008, GROUND + 0.03, TRUNK)
        for _leaf in range(26):
            dx, dy = self.random.gauss(0, 0.035), self.random.gauss(0, 0.06)
            r = self.random.uniform(0.02, 0.045)
            self.draw.ellipse(
                self.at(x + dx - r, 0.52 + dy - 1.5 * r, x + dx + r, 0.52 + dy + 1.5 * r),
                fill=self.random.choice([LEAF, "#5d7d4a", "#7f9b6a"]),
            )


def sorted_box(left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
    """Return the corners of a box whose sides may come in either order, as Pillow wants them."""
    return (min(left, right), top, max(left, right), bottom)
