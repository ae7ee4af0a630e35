"""Workplaces drawn by code: a table, a window, and the village's own hills behind it.

What a portrait shows of somebody who does not exist: a face would be an invention too many.
"""

from io import BytesIO
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .painting import SCALE, gradient, jpeg, landscape
from .textures import MIDDLE, laid_over, texture

SIZE = WIDTH, HEIGHT = 1200, 1500
WALLS = (("#f3ead6", "#e2d3b6"), ("#ece3d3", "#d6c6ae"), ("#e9e7dc", "#cfcdbd"))
SHUTTERS = ("#7c9bb0", "#8aa088", "#a8664e", "#5f7d8c")
WOOD, DARK, PAPER, LEAF, SUN = (
    "#b07f55",
    "#3a3632",
    "#fbf7ee",
    "#6f8a4a",
    "#efb62a",
)
TABLE = 0.77  # where the table begins, as a share of the height


class _Room:
    """A drawing twice as large as the picture, in shares of its width and height."""

    def __init__(self, wall: tuple[str, str]):
        self.size = (WIDTH * SCALE, HEIGHT * SCALE)
        self.image = gradient(self.size, *wall)
        self.draw = ImageDraw.Draw(self.image)

    def at(self, *shares: float) -> list[float]:
        return [share * self.size[n % 2] for n, share in enumerate(shares)]

    def box(self, *shares: float, fill: str, radius: float = 0) -> None:
        self.draw.rounded_rectangle(self.at(*shares), radius * self.size[0], fill=fill)

    def shape(self, *shares: float, fill: str) -> None:
        self.draw.polygon(self.at(*shares), fill=fill)

    def line(self, *shares: float, fill: str, width: float) -> None:
        self.draw.line(self.at(*shares), fill, round(width * self.size[0]), joint="curve")

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        (x, y), r = self.at(x, y), radius * self.size[0]
        self.draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)


def workplace(seed: str, village, sky: str, field: str) -> bytes:
    """Return a JPEG of a table before a window on the village's hills, always the same for
    `seed`. `village`, `sky` and `field` are what `painting.landscape` takes."""
    random = Random(f"workplace {seed}")  # noqa: S311 - a drawing, not a secret
    room = _Room(random.choice(WALLS))
    _window(room, Image.open(BytesIO(landscape(village, sky, field))), random.choice(SHUTTERS))
    room.box(0, TABLE, 1, 1.2, fill=WOOD)
    room.box(0, TABLE, 1, TABLE + 0.012, fill="#c99a6c")
    laptop, other = random.choice([(0.56, 0.2), (0.4, 0.82)])
    _lamp(room, 0.12 if other > 0.5 else 0.9, -1 if other < 0.5 else 1)
    _laptop(room, laptop)
    random.choice((_books, _vase, _sketches))(room, other)
    _mug(room, laptop + (0.19 if other < 0.5 else -0.2))
    return jpeg(laid_over(room.image.reduce(SCALE), _stuff(random)))


def _window(room: _Room, view: Image.Image, colour: str) -> None:
    left, top, right, low = 0.2, 0.09, 0.8, 0.66
    for hinge, edge in ((left - 0.005, left - 0.15), (right + 0.005, right + 0.15)):
        side, other = sorted((hinge, edge))
        room.box(side, top - 0.01, other, low + 0.01, fill=colour, radius=0.004)
        for n in range(1, 12):
            y = top + (low - top) * n / 12
            room.line(side + 0.012, y, other - 0.012, y, fill=DARK, width=0.0016)
    room.box(left - 0.03, top - 0.02, right + 0.03, low + 0.02, fill="#f8f3e6", radius=0.006)
    box = [round(place) for place in room.at(left, top, right, low)]
    width, height = box[2] - box[0], box[3] - box[1]
    cut = round(view.height * width / height)
    start = (view.width - cut) // 2
    view = view.crop((start, 0, start + cut, view.height)).resize((width, height))
    room.image.paste(view, box[:2])
    middle = (left + right) / 2
    room.line(middle, top, middle, low, fill="#f8f3e6", width=0.016)
    room.line(left, 0.3, right, 0.3, fill="#f8f3e6", width=0.012)
    room.box(left - 0.06, low + 0.02, right + 0.06, low + 0.045, fill="#e6dac2", radius=0.004)


def _lamp(room: _Room, foot: float, turn: int) -> None:
    room.box(foot - 0.06, TABLE - 0.012, foot + 0.06, TABLE + 0.004, fill=DARK, radius=0.008)
    elbow, head = foot - 0.03 * turn, foot + 0.1 * turn
    room.line(foot, TABLE, elbow, 0.62, head, 0.5, fill=DARK, width=0.008)
    room.shape(
        *(head - 0.05 * turn, 0.485, head + 0.02 * turn, 0.465),
        *(head + 0.1 * turn, 0.535, head - 0.03 * turn, 0.56),
        fill=SUN,
    )


def _laptop(room: _Room, x: float) -> None:
    room.box(x - 0.17, 0.62, x + 0.17, TABLE + 0.012, fill=DARK, radius=0.012)
    room.box(x - 0.158, 0.63, x + 0.158, TABLE - 0.002, fill=PAPER, radius=0.006)
    room.box(x - 0.145, 0.642, x - 0.02, 0.7, fill="#cfe0ea", radius=0.003)
    for n, width in enumerate((0.13, 0.11, 0.12, 0.07)):
        y = 0.645 + 0.016 * n
        room.line(x + 0.005, y, x + 0.005 + width, y, fill="#8c8476", width=0.005)
    for n, width in enumerate((0.28, 0.25, 0.27)):
        y = 0.718 + 0.015 * n
        room.line(x - 0.145, y, x - 0.145 + width, y, fill="#c9bfae", width=0.005)
    room.shape(
        *(x - 0.175, TABLE + 0.012, x + 0.175, TABLE + 0.012),
        *(x + 0.21, TABLE + 0.07, x - 0.21, TABLE + 0.07),
        fill="#6d6862",
    )
    room.shape(
        *(x - 0.15, TABLE + 0.018, x + 0.15, TABLE + 0.018),
        *(x + 0.168, TABLE + 0.046, x - 0.168, TABLE + 0.046),
        fill="#57524c",
    )


def _mug(room: _Room, x: float) -> None:
    low = TABLE + 0.125
    room.disc(x + 0.042, low - 0.03, 0.022, "#5f7d8c")
    room.disc(x + 0.042, low - 0.03, 0.012, WOOD)
    room.box(x - 0.038, low - 0.062, x + 0.038, low, fill="#5f7d8c", radius=0.01)
    room.box(x - 0.032, low - 0.06, x + 0.032, low - 0.053, fill=DARK, radius=0.004)


def _books(room: _Room, x: float) -> None:
    for n, (width, colour) in enumerate(
        ((0.11, "#5f7d8c"), (0.095, "#b5694a"), (0.105, "#d9c9a3"), (0.08, LEAF))
    ):
        y = TABLE + 0.045 - 0.026 * n
        room.box(x - width, y - 0.022, x + width, y, fill=colour, radius=0.003)
        room.box(x - width + 0.012, y - 0.016, x - width + 0.03, y - 0.006, fill=PAPER)


def _vase(room: _Room, x: float) -> None:
    for lean, high in ((-0.07, 0.6), (0.01, 0.56), (0.075, 0.61)):
        room.line(
            x, TABLE, x + lean * 0.6, (high + TABLE) / 2, x + lean, high, fill=LEAF, width=0.006
        )
        room.shape(
            *(x + lean * 0.5, 0.69, x + lean * 0.5 + 0.05, 0.675, x + lean * 0.5 + 0.01, 0.705),
            fill=LEAF,
        )
        for turn in range(12):
            room.disc(
                x + lean + 0.028 * cos(pi * turn / 6),
                high + 0.028 * sin(pi * turn / 6) * WIDTH / HEIGHT,
                0.014,
                SUN,
            )
        room.disc(x + lean, high, 0.022, "#5b3a26")
    room.box(x - 0.045, 0.7, x + 0.045, TABLE + 0.04, fill="#7c9bb0", radius=0.02)
    room.box(x - 0.03, 0.69, x + 0.03, 0.715, fill="#6b8aa0", radius=0.006)


def _sketches(room: _Room, x: float) -> None:
    room.shape(
        *(x - 0.12, TABLE + 0.03, x + 0.1, TABLE + 0.02),
        *(x + 0.13, TABLE + 0.1, x - 0.13, TABLE + 0.115),
        fill=PAPER,
    )
    for n in range(4):
        y = TABLE + 0.045 + 0.013 * n
        room.line(x - 0.09, y + 0.006, x + 0.06 + 0.01 * n, y, fill="#b9ad9b", width=0.003)
    for n, colour in enumerate((SUN, "#b5694a", "#5f7d8c", LEAF)):
        top = x - 0.035 + 0.022 * n
        room.line(x - 0.02 + 0.013 * n, TABLE, top, TABLE - 0.1, fill=colour, width=0.008)
    room.box(x - 0.045, TABLE - 0.06, x + 0.045, TABLE + 0.02, fill="#8aa088", radius=0.008)


def _stuff(random: Random) -> Image.Image:
    """Return the greys that make the wall of plaster and the table of wood."""
    size, edge = (WIDTH, HEIGHT), round(HEIGHT * TABLE)
    greys = texture("plaster", size, random).point(lambda grey: MIDDLE + (grey - MIDDLE) // 3)
    wood = texture("strands", (HEIGHT - edge, WIDTH), random).rotate(90, expand=True)
    greys.paste(wood.point(lambda grey: MIDDLE + (grey - MIDDLE) // 3), (0, edge))
    return ImageChops.add(greys, texture("paper", size, random), offset=-MIDDLE)
