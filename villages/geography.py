"""Distances. As the crow flies: we have no road times, and say so."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True)
class Town:
    """A town that distances are measured to; coordinates of its centre in degrees."""

    code: str
    name: str
    latitude: float
    longitude: float
    insee_code: str


# Centres of the communes: IGN Admin-Express (Licence Ouverte), 2020.
AUCH = Town("auch", "Auch", 43.6469, 0.58307, "32013")
TOULOUSE = Town("toulouse", "Toulouse", 43.6046, 1.44422, "31555")
REFERENCE_TOWNS = [
    AUCH,
    TOULOUSE,
    Town("agen", "Agen", 44.20309, 0.61623, "47001"),
    Town("tarbes", "Tarbes", 43.23309, 0.07809, "65440"),
    Town("mont-de-marsan", "Mont-de-Marsan", 43.89083, -0.50093, "40192"),
    Town("pau", "Pau", 43.29481, -0.37078, "64445"),
    Town("montauban", "Montauban", 44.01612, 1.35266, "82121"),
]


def kilometres_between(latitude_a, longitude_a, latitude_b, longitude_b) -> float:
    """Return the distance in kilometres between two points in degrees (great circle)."""
    phi_a, phi_b = radians(float(latitude_a)), radians(float(latitude_b))
    half_dphi = (phi_b - phi_a) / 2
    half_dlambda = radians(float(longitude_b) - float(longitude_a)) / 2
    chord = sin(half_dphi) ** 2 + cos(phi_a) * cos(phi_b) * sin(half_dlambda) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))
