"""Landscapes drawn by code: hills in layers, each of its own stuff, under a sky with clouds.

Everything follows from a seed, so that a picture is the same at every run. Shapes are drawn
twice as large and reduced once, which smooths every edge; what they are made of is laid over
them, and gives the files the weight of photographs.
"""

from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw

from villages.skyline import Layer, skyline_layers

from .textures import MIDDLE, laid_over, texture

WIDTH, HEIGHT = 1600, 1067
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
TRUNK, WALL, ROOF, WINDOW = "#4c5a3d", "#efe3cb", "#b5694a", "#7d6f66"
FIELDS = ("tournesols", "vignes", "blés")


#: What each layer is made of, and how much darker it is at its foot than at its ridge.
STUFF = {
    "mountains": ("rock", -22),
    "far": ("crops", 10),
    "trees": ("leaves", 0),
    "village": ("plaster", 0),
    "middle": ("meadow", 20),
    "near": ("leaves", 26),
}


def landscape(village, sky: str, field: str) -> bytes:
    """Return a JPEG of the village's own horizon under `sky`, with `field` in the foreground.

    `village` is what `villages.skyline.skyline_layers` takes; `sky` and `field` are keys of
    `SKIES` and `FIELDS`.
    """
    random = Random(f"{village.insee_code} {sky}")  # noqa: S311 - a drawing, not a secret
    size = (WIDTH * SCALE, HEIGHT * SCALE)
    top, low, sun, *hills = SKIES[sky]
    colours = dict(zip(("mountains", "far", "middle", "near"), hills, strict=True))
    colours |= {"trees": TRUNK, "village": WALL}
    layers = {layer.name: layer for layer in skyline_layers(village, *size, steps=160)}
    image = _sky(top, low, sun, layers.pop("sun"), random).resize(size, Image.Resampling.NEAREST)
    draw = ImageDraw.Draw(image)
    for layer in layers.values():
        draw.polygon(layer.points, fill=colours[layer.name])
        if layer.name == "village":
            _windows(draw, layer)
            _roofs(draw, layer)
        elif layer.name in {"far", "middle"}:
            _hedges(draw, layer, _shaded(colours[layer.name], 0.72), size, random)
    PAINTERS[field](draw, layers["near"].points[:-2], size, random)
    return jpeg(laid_over(image.reduce(SCALE), _stuff(layers, random)))


def jpeg(image: Image.Image) -> bytes:
    """Return `image` as the bytes of a JPEG."""
    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY, progressive=True)
    return file.getvalue()


def gradient(size: tuple[int, int], top: str, low: str) -> Image.Image:
    """Return a sheet that goes from `top` to `low`, the colour of the horizon at 60 % down."""
    column = Image.new("RGB", (1, 5))
    for y, share in enumerate((0, 0.35, 0.7, 1, 1)):
        column.putpixel((0, y), Image.blend(*map(_pixel, (top, low)), share).getpixel((0, 0)))
    return column.resize((1, size[1]), Image.Resampling.BICUBIC).resize(size)


def _pixel(colour: str) -> Image.Image:
    return Image.new("RGB", (1, 1), colour)


def _shaded(colour: str, share: float) -> tuple[int, ...]:
    return tuple(int(value * share) for value in _pixel(colour).getpixel((0, 0)))


def _sky(top: str, low: str, light: str, sun: Layer, random: Random) -> Image.Image:
    """Return the sky, at the size of the picture: clouds that thin out upwards, and a sun."""
    size = (WIDTH, HEIGHT)
    sky = gradient(size, top, low)
    xs, ys = zip(*((x / SCALE, y / SCALE) for x, y in sun.points), strict=True)
    radius = (max(xs) - min(xs)) / 2
    glow = int(radius * 4.5)
    halo = Image.radial_gradient("L").point(lambda far: max(0, 150 - far)).resize((2 * glow,) * 2)
    sky.paste(light, (int(min(xs) + radius) - glow, int(min(ys) + radius) - glow), halo)
    ImageDraw.Draw(sky).ellipse((min(xs), min(ys), max(xs), max(ys)), fill=light)
    cover = random.randint(118, 150)
    veil = texture("clouds", size, random).point(
        lambda grey: max(0, min(170, int((grey - cover) * 1.5)))
    )
    sky.paste(Image.blend(_pixel(low), _pixel("#ffffff"), 0.6).resize(size), (0, 0), veil)
    return sky


def _stuff(layers: dict[str, Layer], random: Random) -> Image.Image:
    """Return the greys that make hills of fields, trees of leaves and mountains of rock."""
    size = (WIDTH, HEIGHT)
    greys = Image.new("L", size, MIDDLE)
    for name, layer in layers.items():
        kind, fall = STUFF[name]
        points = [(x / SCALE, y / SCALE) for x, y in layer.points]
        mask = Image.new("1", size)
        ImageDraw.Draw(mask).polygon(points, fill=1)
        made = texture(kind, size, random)
        if fall:
            ridge = int(min(y for _x, y in points))
            shade = Image.linear_gradient("L").point(
                lambda y, fall=fall: MIDDLE + fall - y * fall // 128
            )
            sheet = Image.new("L", size, MIDDLE + fall)
            sheet.paste(shade.resize((WIDTH, HEIGHT - ridge)), (0, ridge))
            made = ImageChops.add(made, sheet, offset=-MIDDLE)
        greys.paste(made, (0, 0), mask)
    return ImageChops.add(greys, texture("paper", size, random), offset=-MIDDLE)


def _hedges(draw, hill: Layer, colour, size, random: Random) -> None:
    """Set hedges and lone trees along the ridge of `hill` and down its slope."""
    width, height = size
    ridge = hill.points[:-2]
    for _ in range(random.randint(7, 11)):
        x = random.choice(ridge)[0]
        drop = random.choice((0, 0, random.uniform(0.01, 0.09))) * height
        lean, along = random.uniform(-0.4, 0.4), random.choice((1, 6, 14, 30))
        for n in range(along):
            leaf = width * random.uniform(0.003, 0.0065)
            at = x + n * leaf * 1.5
            foot = _ground(ridge, at, width) + max(0, drop + n * leaf * lean)
            if 0 <= at <= width:
                draw.ellipse((at - leaf, foot - 1.3 * leaf, at + leaf, foot + 0.5 * leaf), colour)


def _windows(draw, village: Layer) -> None:
    """Open a row of windows below the eaves of the houses."""
    points = village.points
    for (x1, y1), (x2, y2), (x3, y3) in zip(points, points[1:], points[2:], strict=False):
        if x1 < x2 < x3 and y2 < y1 and y2 < y3:  # a gable
            side = (x3 - x1) / 11
            for share in (0.3, 0.7):
                x, y = x1 + share * (x3 - x1), max(y1, y3) + 1.2 * side
                draw.rectangle((x - side / 2, y, x + side / 2, y + 1.5 * side), fill=WINDOW)


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
