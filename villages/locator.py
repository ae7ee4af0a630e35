"""A small drawn map: where a village lies among the others and the towns that people know."""

from dataclasses import dataclass
from math import cos, radians

from villages.geography import AUCH, REFERENCE_TOWNS

# The Gers and the reference towns round it, in degrees.
SOUTH, NORTH = 43.14, 44.36
WEST, EAST = -0.84, 1.70
WIDTH = 360
DEGREE_KM = 111.195  # of latitude; a degree of longitude is shorter by the cosine
SHRINK = cos(radians((SOUTH + NORTH) / 2))
SCALE = WIDTH / ((EAST - WEST) * SHRINK * DEGREE_KM)  # pixels a kilometre
HEIGHT = round((NORTH - SOUTH) * DEGREE_KM * SCALE)
RINGS_KM = (25, 50)


@dataclass(frozen=True)
class Place:
    name: str
    x: int
    y: int


def position(latitude, longitude) -> tuple[int, int]:
    """Return where a point in degrees is on the map, in pixels from the top left."""
    x = (float(longitude) - WEST) * SHRINK * DEGREE_KM * SCALE
    y = (NORTH - float(latitude)) * DEGREE_KM * SCALE
    return round(x), round(y)


def locator(points, village=None) -> dict:
    """Return what the drawing needs: all `points` (latitude, longitude) as one path, `village`."""
    return {
        "width": WIDTH,
        "height": HEIGHT,
        # a stroke of no length with round ends is a dot: one path draws them all
        "dots": "".join(f"M{x} {y}h0" for x, y in (position(*point) for point in points)),
        "towns": [
            Place(town.name, *position(town.latitude, town.longitude)) for town in REFERENCE_TOWNS
        ],
        "centre": Place(AUCH.name, *position(AUCH.latitude, AUCH.longitude)),
        "rings": [(kilometres, round(kilometres * SCALE)) for kilometres in RINGS_KM],
        "village": village and Place(village.title, *position(village.latitude, village.longitude)),
    }
