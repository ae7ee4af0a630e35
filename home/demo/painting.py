"""Landscapes and portraits drawn by code: flat layers of colour under a little grain.

Everything follows from a seed, so that a picture is the same at every run. Pixels are drawn
twice as large and reduced once, which smooths every edge.
"""

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw

from villages.skyline import Layer, skyline_layers

WIDTH, HEIGHT = 1600, 1067
PORTRAIT = 640
SCALE = 2
QUALITY = 84

# Sky above, sky at the horizon, sun, then the layers from the mountains to the near hill.
SKIES = {
    "matin": ("#9cc3d9", "#fbe9cf", "#fff6dc", "#a9b9c9", "#a7b98f", "#7f9b6a", "#5d7d4a"),
    "midi": ("#5fa3cf", "#dcecf2", "#fff8d8", "#93a9bf", "#b5bf7e", "#8ea557", "#66853f"),
    "fin d’après-midi": (
        "#7fb0cf",
        "#fde2b0",
        "#ffd98a",
        "#a49fb4",
        "#c9b56c",
        "#a08c4c",
        "#7b7339",
    ),
    "soir": ("#6d7fa8", "#f6b98f", "#ffdf9e", "#8a7f9f", "#8d7f6f", "#6a6a55", "#4a5240"),
}
TRUNK, WALL, ROOF = "#4c5a3d", "#efe3cb", "#b5694a"
FIELDS = ("tournesols", "vignes", "blés")


def landscape(village, sky: str, field: str) -> bytes:
    """Return a JPEG of the village's own horizon under `sky`, with `field` in the foreground.

    `village` is what `villages.skyline.skyline_layers` takes; `sky` and `field` are keys of
    `SKIES` and `FIELDS`.
    """
    size = (WIDTH * SCALE, HEIGHT * SCALE)
    top, low, sun, *hills = SKIES[sky]
    colours = dict(zip(("mountains", "far", "middle", "near"), hills, strict=True))
    colours |= {"sun": sun, "trees": TRUNK, "village": WALL}
    image = _gradient(size, top, low)
    draw = ImageDraw.Draw(image)
    layers = {layer.name: layer for layer in skyline_layers(village, *size, steps=160)}
    for layer in layers.values():
        draw.polygon(layer.points, fill=colours[layer.name])
        if layer.name == "village":
            _roofs(draw, layer)
    random = Random(f"{village.insee_code} {sky}")  # noqa: S311 - a drawing, not a secret
    PAINTERS[field](draw, layers["near"].points[:-2], size, random)
    return _jpeg(image)


def portrait(seed: str) -> bytes:
    """Return a JPEG of somebody who does not exist, without a face, always the same for `seed`."""
    random = Random(f"portrait {seed}")  # noqa: S311 - a drawing, not a secret
    side = PORTRAIT * SCALE
    back, wear = random.sample(
        ["#d9a441", "#8fae7c", "#7ea3b8", "#c9826b", "#b9a7c4", "#5f7f86"], 2
    )
    skin = random.choice(["#f3d3b8", "#e8bd98", "#c99268", "#9a6643", "#6e4630"])
    hair = random.choice(["#2e241f", "#5b3a26", "#8a5a33", "#c79a55", "#d9d3c8", "#a4482d"])
    image = _gradient((side, side), back, "#fbf1df")
    draw = ImageDraw.Draw(image)
    hill = random.uniform(0.62, 0.78) * side
    draw.ellipse((-0.5 * side, hill, 1.1 * side, hill + side), fill="#86a06b")
    middle, head = side / 2, 0.17 * side
    top = 0.24 * side
    if random.random() < 0.5:  # long hair falls behind the shoulders
        box = (middle - 1.3 * head, top - 0.25 * head, middle + 1.3 * head, top + 3.3 * head)
        draw.rounded_rectangle(box, head, fill=hair)
    draw.rounded_rectangle((0.2 * side, 0.66 * side, 0.8 * side, 1.4 * side), 0.2 * side, fill=wear)
    neck = (middle - 0.4 * head, 0.5 * side, middle + 0.4 * head, 0.72 * side)
    draw.rounded_rectangle(neck, 0.3 * head, fill=skin)
    draw.ellipse((middle - head, top, middle + head, top + 2.5 * head), fill=skin)
    fringe = random.uniform(0.7, 1.1)
    draw.pieslice(
        (middle - 1.12 * head, top - 0.3 * head, middle + 1.12 * head, top + (1 + fringe) * head),
        180 - random.randint(0, 14),
        random.randint(0, 14),
        fill=hair,
    )
    if random.random() < 0.4:
        _glasses(draw, middle, top + 1.15 * head, head)
    return _jpeg(image)


def _glasses(draw, middle: float, y: float, head: float) -> None:
    for sign in (-1, 1):
        x = middle + sign * 0.45 * head
        box = (x - 0.33 * head, y - 0.28 * head, x + 0.33 * head, y + 0.28 * head)
        draw.rounded_rectangle(box, 0.15 * head, outline="#33302c", width=int(0.05 * head))
    draw.line((middle - 0.12 * head, y, middle + 0.12 * head, y), "#33302c", int(0.05 * head))


def _gradient(size: tuple[int, int], top: str, low: str) -> Image.Image:
    """Return a sheet that goes from `top` to `low`, the colour of the horizon at 60 % down."""
    column = Image.new("RGB", (1, 5))
    for y, share in enumerate((0, 0.35, 0.7, 1, 1)):
        column.putpixel((0, y), Image.blend(*map(_pixel, (top, low)), share).getpixel((0, 0)))
    return column.resize((1, size[1]), Image.Resampling.BICUBIC).resize(size)


def _pixel(colour: str) -> Image.Image:
    return Image.new("RGB", (1, 1), colour)


def _roofs(draw, village: Layer) -> None:
    """Lay tiles on the slopes of the village's outline."""
    thick = max(4, int(village.points[0][1] / 120))
    for (x1, y1), (x2, y2) in zip(village.points[1:], village.points[2:-1], strict=False):
        if x1 != x2 and y1 != y2:
            draw.line((x1, y1, x2, y2), fill=ROOF, width=thick)


def _depths(ridge, size, rows: int):
    """Yield the rows of a field from far to near: their distance from 0 to 1 and their height."""
    highest, bottom = min(y for _x, y in ridge), size[1]
    for n in range(rows):
        near = (n + 1) / rows
        yield near, highest + (bottom - highest) * near**1.7


def _ground(ridge, x: float, width: int) -> float:
    return ridge[min(len(ridge) - 1, max(0, round(x / width * (len(ridge) - 1))))][1]


def _sunflowers(draw, ridge, size, random) -> None:
    for near, y in _depths(ridge, size, 13):
        step = size[0] * (0.012 + 0.055 * near)
        petals, heart = 0.34 * step, 0.17 * step
        for n in range(int(size[0] / step) + 2):
            x = (n - 0.5 * (n % 2) + random.uniform(-0.2, 0.2)) * step
            top = y + random.uniform(-0.2, 0.2) * step
            if top - petals < _ground(ridge, x, size[0]):
                continue
            draw.line((x, top, x, top + 1.4 * step), fill="#4d6b35", width=max(2, int(0.09 * step)))
            draw.ellipse((x - petals, top - petals, x + petals, top + petals), fill="#eebb2e")
            draw.ellipse((x - heart, top - heart, x + heart, top + heart), fill="#5a3b20")


def _vines(draw, ridge, size, random) -> None:
    width, height = size
    meeting = (width * random.uniform(0.3, 0.7), min(y for _x, y in ridge) - 0.05 * height)
    for row in range(-16, 17):
        foot = meeting[0] + row * 0.16 * width
        for n in range(26):
            near = ((n + 1) / 26) ** 1.6
            x = meeting[0] + (foot - meeting[0]) * near
            y = meeting[1] + (1.12 * height - meeting[1]) * near
            leaf = width * 0.036 * near
            if y - leaf < _ground(ridge, x, width) or not -leaf < x < width + leaf:
                continue
            green = random.choice(["#3f6233", "#4f7a3b", "#5d8a44"])
            draw.ellipse((x - 1.3 * leaf, y - leaf, x + 1.3 * leaf, y + 0.7 * leaf), fill=green)


def _wheat(draw, ridge, size, random) -> None:
    width, _height = size
    for near, y in _depths(ridge, size, 16):
        blade = width * (0.004 + 0.03 * near)
        colour = random.choice(["#d9b354", "#cfa646", "#e2c06a", "#c99c3e"])
        for n in range(int(width / (0.45 * blade)) + 1):
            x = n * 0.45 * blade + random.uniform(-0.2, 0.2) * blade
            if y - blade < _ground(ridge, x, width):
                continue
            lean = random.uniform(-0.3, 0.5) * blade
            draw.line((x, y + blade, x + lean, y - blade), colour, max(2, int(0.12 * blade)))


PAINTERS = dict(zip(FIELDS, (_sunflowers, _vines, _wheat), strict=True))


def _jpeg(image: Image.Image) -> bytes:
    small = image.reduce(SCALE)
    grained = ImageChops.soft_light(small, _grain(small.size))
    file = BytesIO()
    grained.save(file, "JPEG", quality=QUALITY, progressive=True)
    return file.getvalue()


@cache
def _grain(size: tuple[int, int]) -> Image.Image:
    """Return a faint noise, like paper's, which also gives the files a photograph's weight."""
    tile = 400
    noise = Random("grain").randbytes(tile * tile)  # noqa: S311 - a drawing, not a secret
    paper = Image.frombytes("L", (tile, tile), noise).point(lambda v: 128 + (v - 128) // 5)
    sheet = Image.new("L", size)
    for x in range(0, size[0], tile):
        for y in range(0, size[1], tile):
            sheet.paste(paper, (x, y))
    return sheet.convert("RGB")
