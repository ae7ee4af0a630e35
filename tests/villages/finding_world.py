"""Invented records of villages, and what is asked of them, drawn from a seed."""

from decimal import Decimal
from random import Random

from villages.choices import Childcare, Health, School, Shop, Territory, Transport
from villages.finding.criteria import FACETS, ROOMS, Asking
from villages.finding.records import Home, Record
from villages.geography import REFERENCE_TOWNS

SETS = {
    "schools": School,
    "childcare": Childcare,
    "health": Health,
    "shops": Shop,
    "transport": Transport,
}
LANGUAGES = ["en", "nl", "pt"]


def some(random: Random, codes, share: float = 0.5) -> list:
    return [code for code in codes if random.random() < share]


def record(number: int, random: Random) -> Record:
    """Return the `number`-th village; any of its facts may be unknown."""
    return Record(
        id=number,
        page_ptr_id=number,
        locale_id=1,
        path=f"000100010001{number:04}",
        slug=f"village-{number}",
        url_path=f"/home/villages/village-{number}/",
        title=f"Village {number}",
        summary="",
        insee_code=f"32{number:03}",
        postal_code=random.choice(["32230", "32700"]),
        territory=random.choice([*Territory.values, ""]),
        intercommunality=random.choice(["CC des Collines", "CC du Val"]),
        latitude=Decimal(f"{random.uniform(43.3, 44.1):.5f}"),
        longitude=Decimal(f"{random.uniform(-0.2, 1.2):.5f}"),
        population=random.choice([None, 80, 500, 999, 1000, 3000, 8000]),
        broadband=some(random, ["fibre", "adsl"]),
        fibre_percent=random.choice([None, 0, 40, 95]),
        download_mbps=random.choice([None, 20, 30, 100, 1000]),
        **{name: some(random, kind.values, 0.6) for name, kind in SETS.items()},
        languages=[],
        homes=[
            Home(random.choice(["rent", "sale"]), random.choice([450, 600, 700, 120_000]), rooms)
            for rooms in some(random, [1, 2, 4, 6], 0.3)
        ],
        takeovers=random.choice([0, 0, 1, 3]),
        telecentre_km=random.choice([None, 0.0, 10.0, 19.5, 45.0]),
        spoken=set(some(random, LANGUAGES)),
    )


def world(seed: int, size: int = 60) -> tuple[list[Record], Random]:
    """Return `size` villages, and what draws what is asked of them."""
    random = Random(seed)  # noqa: S311 - a test, not a secret
    return [record(number, random) for number in range(1, size + 1)], random


def asked(random: Random) -> dict:
    """Return criteria that make sense, few or many of them."""
    chosen = {}
    share = random.choice([0.1, 0.25, 0.6])
    for facet in some(random, FACETS, share):
        codes = [code for code, _words in facet.options]
        if facet.asking is Asking.YES:
            chosen[facet.name] = True
        elif facet.is_many:
            chosen[facet.name] = random.sample(codes, random.choice([1, 1, 2]))
        else:
            chosen[facet.name] = random.choice(codes)
    if random.random() < share:
        chosen["origin"] = random.choice([*(t.code for t in REFERENCE_TOWNS), "village-3"])
        if random.random() < 0.8:
            chosen["kilometres"] = random.choice([15, 40, 60, 90])
    if random.random() < share / 2:
        chosen["q"] = random.choice(["village", "collines", "32230", "zzz"])
    if random.random() < share:
        chosen["tenure"] = random.choice(["rent", "sale"])
    if random.random() < share:
        chosen["budget"] = random.choice([500, 600, 150_000])
    if random.random() < share:
        chosen["rooms"] = random.choice(ROOMS)
    if random.random() < 0.3:
        chosen["sort"] = random.choice(["name", "distance", "population", "fibre"])
    return chosen
