"""The facts of the demo: plausible for a village's size, invented, and saying so."""

from datetime import date, timedelta
from random import Random

from cms.translation.spoken import SpokenLanguage as Language
from villages.choices import (
    Broadband,
    Childcare,
    Health,
    MobileCoverage,
    MobileOperator,
    School,
    Shop,
    Transport,
)
from villages.geography import AUCH, REFERENCE_TOWNS, kilometres_between

DEMO_SOURCE = "donnée de démonstration"
#: Where the facts of villages/data/villages.csv come from (docs/data.md).
COMMUNE_SOURCE = "Insee (population 2023), La Poste, DGCL, IGN"
COMMUNE_CHECKED_ON = date(2026, 11, 2)

# Passenger stations in or near the Gers, where trains stop.
STATIONS = [
    *((town.name, town.latitude, town.longitude) for town in REFERENCE_TOWNS),
    ("Aubiet", 43.65, 0.789),
    ("Gimont-Cahuzac", 43.633, 0.868),
    ("L’Isle-Jourdain", 43.617, 1.09),
]
#: A group that nobody told is left out for about one village in this many.
UNTOLD = 9


def facts_of(insee_code: str, population: int, latitude, longitude, has=(), is_full=False) -> dict:
    """Return the invented facts of a village, always the same for its `insee_code`.

    `has` holds codes of facts that must be true because the village's text mentions them;
    `is_full` tells every group. Groups that are not told have neither source nor date.
    """
    random = Random(f"facts {insee_code}")  # noqa: S311 - a demo, not a secret
    has = set(has)
    groups = {
        "broadband": _broadband(random, has, is_full),
        "mobile": _mobile(random, population),
        "children": _children(random, population, has),
        "shops": {"shops": _shops(random, population, has)},
        "health": {"health": _health(random, population, has)},
        "transport": _transport(random, latitude, longitude, has),
        "rent": _rent(random, longitude),
        "languages": {"languages": _languages(random)},
    }
    facts = {}
    for code, told in groups.items():
        checked_on = date(2026, 3, 1) + timedelta(days=random.randrange(230))
        mentioned = any(has & set(value) for value in told.values() if isinstance(value, list))
        skipped = random.randrange(UNTOLD) == 0 and not mentioned and not is_full
        if skipped or not any(value not in (None, "", []) for value in told.values()):
            continue
        facts |= told | {f"{code}_source": DEMO_SOURCE, f"{code}_checked_on": checked_on}
    return facts


def _some(random: Random, chances: dict, has: set) -> list:
    """Return the codes that `has` asks for and, of the others, some: each with its chance."""
    drawn = {code: random.random() for code in chances}
    return [code for code, chance in chances.items() if code in has or drawn[code] < chance]


def _broadband(random, has, is_full) -> dict:
    if not (Broadband.FIBRE in has or is_full) and random.random() < 0.16:
        technologies = _some(
            random, {Broadband.VDSL: 0.3, Broadband.CELLULAR: 0.8, Broadband.RADIO: 0.3}, set()
        )
        return {
            "broadband": [*technologies, Broadband.ADSL],
            "fibre_percent": 0,
            "download_mbps": random.choice([12, 20, 30, 50]),
            "upload_mbps": random.choice([1, 2, 5]),
        }
    fast = random.random() < 0.6
    return {
        "broadband": [Broadband.FIBRE, *_some(random, {Broadband.ADSL: 0.6}, set())],
        "fibre_percent": random.randint(58, 99),
        "download_mbps": 2000 if fast else 1000,
        "upload_mbps": random.choice([700, 900]) if fast else 500,
    }


def _mobile(random, population) -> dict:
    coverage = [MobileCoverage.LIMITED, MobileCoverage.GOOD, MobileCoverage.VERY_GOOD]
    weights = [1, 8, 8] if population > 1000 else [5, 8, 2]
    operators = random.sample(
        list(MobileOperator), 4 if population > 1500 else random.randint(2, 4)
    )
    return {
        "mobile_coverage": random.choices(coverage, weights)[0],
        "mobile_operators": operators,
    }


def _children(random, population, has) -> dict:
    schools = _some(
        random,
        {
            School.NURSERY: _by_size(population, (300, 0.15), (700, 0.6), (10**6, 1)),
            School.PRIMARY: _by_size(population, (300, 0.25), (700, 0.85), (10**6, 1)),
            School.LOWER_SECONDARY: _by_size(population, (1400, 0), (2200, 0.5), (10**6, 1)),
            School.UPPER_SECONDARY: _by_size(population, (3400, 0), (10**6, 0.5)),
        },
        has,
    )
    childcare = _some(
        random,
        {
            Childcare.DAY_NURSERY: _by_size(population, (900, 0), (2000, 0.6), (10**6, 1)),
            Childcare.CHILDMINDERS: _by_size(population, (400, 0.4), (10**6, 0.9)),
            Childcare.CHILDMINDERS_HOUSE: 0.2 if population > 600 else 0,
        },
        has,
    )
    places = random.randint(3, 8) + population // 60 if childcare else None
    return {
        "schools": schools,
        "has_after_school_care": random.random() < 0.85 if schools else None,
        "childcare": childcare,
        "childcare_places": places,
    }


def _shops(random, population, has) -> list:
    sizes = {
        Shop.BAKERY: 600,
        Shop.GROCERY: 700,
        Shop.SUPERMARKET: 2000,
        Shop.BUTCHER: 1300,
        Shop.MARKET: 1200,
        Shop.CAFE: 500,
        Shop.RESTAURANT: 600,
        Shop.POST_OFFICE: 600,
        Shop.BANK: 1500,
        Shop.PETROL: 1500,
        Shop.HAIRDRESSER: 900,
        Shop.NEWSAGENT: 1300,
        Shop.LIBRARY: 700,
        Shop.CINEMA: 4500,
        Shop.SWIMMING_POOL: 2600,
        Shop.FRANCE_SERVICES: 2000,
    }
    return _some(random, {code: _likely(population, size) for code, size in sizes.items()}, has)


def _health(random, population, has) -> list:
    sizes = {
        Health.DOCTOR: 1000,
        Health.NURSE: 600,
        Health.PHARMACY: 1000,
        Health.DENTIST: 1800,
        Health.PHYSIOTHERAPIST: 1200,
        Health.MIDWIFE: 3500,
        Health.HEALTH_CENTRE: 2000,
    }
    return _some(random, {code: _likely(population, size) for code, size in sizes.items()}, has)


def _transport(random, latitude, longitude, has) -> dict:
    nearest, _latitude, _longitude = min(
        STATIONS, key=lambda station: kilometres_between(latitude, longitude, *station[1:])
    )
    chances = {
        Transport.STATION: 0,
        Transport.BUS: 0.45,
        Transport.ON_DEMAND: 0.6,
        Transport.SCHOOL_BUS: 0.9,
        Transport.CARPOOLING: 0.35,
        Transport.CHARGING: 0.6,
    }
    return {"transport": _some(random, chances, has), "nearest_station": nearest}


def _rent(random, longitude) -> dict:
    """Rents fall as the village is further from Toulouse, which lies east of the Gers."""
    east = max(0.0, float(longitude) - AUCH.longitude)
    flat = 380 + round(300 * east / 5) * 5 + random.randrange(0, 70, 10)
    house = flat + 190 + random.randrange(0, 90, 10)
    return {"rent_flat_eur": flat, "rent_house_eur": house}


def _languages(random) -> list:
    return _some(
        random,
        {
            Language.FRENCH: 1,
            Language.OCCITAN: 0.5,
            Language.ENGLISH: 0.75,
            Language.SPANISH: 0.4,
            Language.PORTUGUESE: 0.25,
            Language.ITALIAN: 0.1,
            Language.GERMAN: 0.15,
            Language.DUTCH: 0.25,
            Language.DANISH: 0.05,
        },
        set(),
    )


def _likely(population: int, size: int) -> float:
    """Return the chance of a shop that villages of `size` people usually have."""
    return min(0.95, max(0.0, (population / size) ** 2 * 0.6 - 0.04))


def _by_size(population: int, *steps: tuple[int, float]) -> float:
    return next(chance for limit, chance in steps if population < limit)
