"""A village's own horizon, drawn from where it lies: the same picture for ever, another for each.

The Pyrenees stand higher the further south the village is, the sun stands where the village
lies between west and east, and the hills and the bell tower come from its INSEE code. The page
draws the layers as SVG (`skyline_svg`); whoever paints a picture takes them as polygons
(`skyline_layers`).
"""

from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from math import cos, pi, sin

SOUTH, NORTH = 43.30, 44.05  # the villages lie between these latitudes, in degrees
WEST, EAST = -0.25, 1.10  # and between these longitudes

# A tower and its roofs, as (x, y) in units of a house's height, y upwards from the ground.
TOWERS = (
    ((0, 0), (0, 2.2), (0.5, 3.9), (1, 2.2), (1, 0)),  # a spire
    ((0, 0), (0, 2.6), (1.2, 2.6), (1.2, 0)),  # a square keep
    ((0, 0), (0, 2.1), (0.7, 3), (1.4, 2.1), (1.4, 0)),  # a bell wall
    ((0, 0), (0, 2), (-0.2, 2), (0.6, 3.3), (1.4, 2), (1.2, 2), (1.2, 0)),  # a pigeon loft
)


@dataclass(frozen=True)
class Layer:
    """One closed polygon, in pixels from the top left; `name` says what to colour it as.

    Names, back to front: ``sun mountains far trees village middle near``. Trees and village
    stand behind ``middle``, which hides their feet. `is_smooth` asks for a curve through the
    points.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    is_smooth: bool = True


def skyline_layers(village, width: int, height: int, steps: int = 24) -> list[Layer]:
    """Return the layers of the village's horizon, the hindmost first.

    `village` has ``latitude``, ``longitude`` (degrees) and ``insee_code``; `steps` is into how
    many parts each ridge is cut: more for a large painting, fewer for a small strip.
    """
    chance = _chances(village.insee_code)
    southness = _share(NORTH, SOUTH, village.latitude)
    eastness = _share(WEST, EAST, village.longitude)
    xs = [width * n / steps for n in range(steps + 1)]

    def ridge(level, swell, waves, phase):
        """Return the points of a range of hills `level` down, `swell` high (shares of height)."""
        for x in xs:
            turn = 2 * pi * x / width
            rise = sin(turn * waves + phase) + 0.45 * sin(turn * waves * 2.3 + phase * 1.7)
            yield x, height * (level - swell * rise / 1.45)

    summits = 26  # whatever the size: a mountain is never smoothed away
    mountains = [
        (width * n / summits, height * (0.53 - (0.05 + 0.27 * southness) * _peak(n, chance)))
        for n in range(summits + 1)
    ]
    far = list(ridge(0.62, 0.08, 1.1 + chance[0], 2 * pi * chance[1]))
    middle = list(ridge(0.75, 0.10, 0.8 + 0.7 * chance[2], 2 * pi * chance[3]))
    near = list(ridge(0.90, 0.08, 0.6 + 0.6 * chance[4], 2 * pi * chance[5]))
    return [
        Layer("sun", tuple(_disc(width * (0.12 + 0.76 * eastness), height * 0.3, height * 0.11))),
        _closed("mountains", mountains, width, height, is_smooth=False),
        _closed("far", far, width, height),
        Layer("trees", tuple(_trees(middle, width, height, chance)), is_smooth=False),
        Layer("village", tuple(_village(middle, width, height, chance)), is_smooth=False),
        _closed("middle", middle, width, height),
        _closed("near", near, width, height),
    ]


def skyline_svg(village, width: int = 480, height: int = 130) -> str:
    """Return the horizon as the text of an ``<svg>``, coloured by classes, at most 1.5 kB."""
    return _svg(skyline_layers(village, width, height, steps=12), (0, 0, width, height))


def skyline_strip_svg(village, width: int = 160, height: int = 40) -> str:
    """Return a light strip of the horizon for a card, at most 550 bytes: hills and village."""
    layers = [
        layer
        for layer in skyline_layers(village, width, height, steps=6)
        if layer.name in {"far", "village", "middle", "near"}
    ]
    sky = height * 2 // 5  # most of the sky is left out
    return _svg(layers, (0, sky, width, height - sky))


def _svg(layers: list[Layer], box: tuple[int, int, int, int]) -> str:
    shapes = []
    for layer in layers:
        if layer.name == "sun":
            x, y, radius = _circle(layer.points)
            shapes.append(f'<circle class="sky-sun" cx="{x}" cy="{y}" r="{radius}"/>')
        else:
            shapes.append(f'<path class="sky-{layer.name}" d="{_path(layer)}"/>')
    return (
        f'<svg class="skyline" viewBox="{" ".join(map(str, box))}" aria-hidden="true"'
        f' preserveAspectRatio="xMidYMax slice">{"".join(shapes)}</svg>'
    )


def _chances(code: str) -> list[float]:
    """Return sixteen numbers from 0 to 1 that are always the same for `code`."""
    return [byte / 255 for byte in blake2b(code.encode(), digest_size=16).digest()]


def _share(start: float, end: float, value) -> float:
    return min(1.0, max(0.0, (float(value) - start) / (end - start)))


def _peak(n: int, chance: list[float]) -> float:
    """Return how high the mountains are at the n-th point: one massif, broken into summits."""
    crest = 0.6 + 0.4 * cos(2 * pi * (n / 26 - 0.3 - 0.4 * chance[6]))
    return crest * (
        0.55 + 0.45 * chance[(n * 5 + 7) % 16] if n % 2 else 0.35 + 0.3 * chance[n % 16]
    )


def _disc(x: float, y: float, radius: float, corners: int = 40):
    for n in range(corners):
        turn = 2 * pi * n / corners
        yield x + radius * cos(turn), y + radius * sin(turn)


def _circle(points) -> tuple[int, int, int]:
    xs, ys = zip(*points, strict=True)
    return (
        round((min(xs) + max(xs)) / 2),
        round((min(ys) + max(ys)) / 2),
        round((max(xs) - min(xs)) / 2),
    )


def _closed(name: str, ridge, width: int, height: int, is_smooth: bool = True) -> Layer:
    return Layer(name, (*ridge, (width, height), (0, height)), is_smooth)


def _trees(ridge, width: int, height: int, chance: list[float]):
    """Yield the outline of a row of poplars that looks over `ridge`."""
    first, count = (0.06 if chance[7] < 0.5 else 0.74) * width, 3 + int(chance[8] * 3.99)
    yield first, height
    x = first
    for n in range(count):
        tall, wide = height * (0.09 + 0.07 * chance[n + 9]), height * 0.055
        foot = _height_at(ridge, x, width) + height * 0.02
        yield x + wide / 2, height
        yield from ((x, foot - tall / 2), (x + wide / 2, foot - tall), (x + wide, foot - tall / 2))
        yield x + wide / 2, height
        x += height * (0.09 + 0.06 * chance[n + 3])


def _height_at(ridge, x: float, width: int) -> float:
    return ridge[min(len(ridge) - 1, round(x / width * (len(ridge) - 1)))][1]


def _village(ridge, width: int, height: int, chance: list[float]):
    """Yield the outline of roofs round a tower, where `ridge` is highest near the middle."""
    house = height * 0.06
    inside = [point for point in ridge if 0.28 * width <= point[0] <= 0.7 * width]
    left, ground = min(inside, key=lambda point: point[1])
    tower = TOWERS[int(chance[8] * 3.99)]
    before, after = 1 + int(chance[9] * 2.9), 1 + int(chance[10] * 2.9)
    x = left - before * 1.5 * house
    yield x, ground + house * 2
    for n in range(before + after + 1):
        if n == before:
            yield from ((x + dx * house, ground - dy * house) for dx, dy in tower)
            x += tower[-1][0] * house
        else:
            roof = 0.5 + 0.5 * chance[11 + n % 5]
            yield x, ground - roof * house * 0.6
            yield x + house * 0.75, ground - roof * house * 1.2
            x += house * 1.5
            yield x, ground - roof * house * 0.6
    yield x, ground + house * 2


def _path(layer: Layer) -> str:
    """Return the ``d`` of the layer, in whole pixels, each point told from the one before."""
    points = [(round(x), round(y)) for x, y in layer.points]
    if not layer.is_smooth:
        return f"M{_pair(points[0])}l{_steps(points)}z"
    *ridge, (_x, bottom), _corner = points
    at, curves = ridge[0], []
    for point, following in pairwise(ridge[1:]):
        # a curve to the middle of the next stretch, bent towards the point: no corner anywhere
        to = (
            following
            if following is ridge[-1]
            else ((point[0] + following[0]) // 2, (point[1] + following[1]) // 2)
        )
        curves.append(_steps([at, point]) + _glue(_steps([at, to])))
        at = to
    joined = curves[0] + "".join(map(_glue, curves[1:]))
    return f"M{_pair(ridge[0])}q{joined}V{bottom}H0z"


def _steps(points) -> str:
    text = ""
    for (x, y), (to_x, to_y) in pairwise(points):
        text += _glue(_pair((to_x - x, to_y - y))) if text else _pair((to_x - x, to_y - y))
    return text


def _pair(point) -> str:
    return f"{point[0]}{_glue(str(point[1]))}"


def _glue(number: str) -> str:
    """Return `number` with the space that it needs before it: none before a minus sign."""
    return number if number.startswith("-") else f" {number}"
