"""Portraits drawn by code, of people who do not exist: no face, but hair, clothes and a hill.

Drawn as landscapes are (`painting`): the same at every run, smoothed, and made of something.
"""

from random import Random

from PIL import Image, ImageChops, ImageDraw

from .painting import SCALE, gradient, jpeg
from .textures import MIDDLE, laid_over, texture

PORTRAIT = 640
#: What the things in a portrait are made of. The first is the air behind them.
STUFF = ("clouds", "meadow", "strands", "wool", "skin")


class _Sheet:
    """A drawing in two: its colours, and what each of its shapes is made of."""

    def __init__(self, back: str):
        side = PORTRAIT * SCALE
        self.image = gradient((side, side), back, "#fbf1df")
        self.stuff = Image.new("L", (side, side))

    def draw(self, shape: str, *where, of: str, fill: str, **options) -> None:
        """Draw a shape of `ImageDraw` in the colour `fill`, made of something of `STUFF`."""
        getattr(ImageDraw.Draw(self.image), shape)(*where, fill=fill, **options)
        getattr(ImageDraw.Draw(self.stuff), shape)(*where, fill=STUFF.index(of), **options)

    def finished(self, random: Random) -> Image.Image:
        size = (PORTRAIT, PORTRAIT)
        stuff = self.stuff.resize(size, Image.Resampling.NEAREST)
        greys = Image.new("L", size, MIDDLE)
        for number, name in enumerate(STUFF):
            made = texture(name, size, random)
            if name == "clouds":
                made = made.point(lambda grey: MIDDLE + (grey - MIDDLE) // 5)
            greys.paste(made, (0, 0), stuff.point(lambda at, n=number: 255 * (at == n)))
        greys = ImageChops.add(greys, texture("paper", size, random), offset=-MIDDLE)
        return laid_over(self.image.reduce(SCALE), greys)


def portrait(seed: str) -> bytes:
    """Return a JPEG of somebody who does not exist, without a face, always the same for `seed`."""
    random = Random(f"portrait {seed}")  # noqa: S311 - a drawing, not a secret
    side = PORTRAIT * SCALE
    back, wear = random.sample(
        ["#d9a441", "#8fae7c", "#7ea3b8", "#c9826b", "#b9a7c4", "#5f7f86"], 2
    )
    skin = random.choice(["#f3d3b8", "#e8bd98", "#c99268", "#9a6643", "#6e4630"])
    hair = random.choice(["#2e241f", "#5b3a26", "#8a5a33", "#c79a55", "#d9d3c8", "#a4482d"])
    sheet = _Sheet(back)
    hill = random.uniform(0.62, 0.78) * side
    sheet.draw("ellipse", (-0.5 * side, hill, 1.1 * side, hill + side), of="meadow", fill="#86a06b")
    middle, head = side / 2, 0.17 * side
    top = 0.24 * side
    if random.random() < 0.5:  # long hair falls behind the shoulders
        box = (middle - 1.3 * head, top - 0.25 * head, middle + 1.3 * head, top + 3.3 * head)
        sheet.draw("rounded_rectangle", box, head, of="strands", fill=hair)
    trunk = (0.2 * side, 0.66 * side, 0.8 * side, 1.4 * side)
    sheet.draw("rounded_rectangle", trunk, 0.2 * side, of="wool", fill=wear)
    neck = (middle - 0.4 * head, 0.5 * side, middle + 0.4 * head, 0.72 * side)
    sheet.draw("rounded_rectangle", neck, 0.3 * head, of="skin", fill=skin)
    face = (middle - head, top, middle + head, top + 2.5 * head)
    sheet.draw("ellipse", face, of="skin", fill=skin)
    fringe = random.uniform(0.7, 1.1)
    cap = (middle - 1.12 * head, top - 0.3 * head, middle + 1.12 * head, top + (1 + fringe) * head)
    turn = 180 - random.randint(0, 14), random.randint(0, 14)
    sheet.draw("pieslice", cap, *turn, of="strands", fill=hair)
    if random.random() < 0.4:
        _glasses(ImageDraw.Draw(sheet.image), middle, top + 1.15 * head, head)
    return jpeg(sheet.finished(random))


def _glasses(draw, middle: float, y: float, head: float) -> None:
    for sign in (-1, 1):
        x = middle + sign * 0.45 * head
        box = (x - 0.33 * head, y - 0.28 * head, x + 0.33 * head, y + 0.28 * head)
        draw.rounded_rectangle(box, 0.15 * head, outline="#33302c", width=int(0.05 * head))
    draw.line((middle - 0.12 * head, y, middle + 0.12 * head, y), "#33302c", int(0.05 * head))
