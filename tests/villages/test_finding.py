"""Which villages meet what is asked for, and how many would: against a plain recount."""

import pytest

from tests.villages.finding_world import asked as draw
from tests.villages.finding_world import world
from villages.choices import Territory
from villages.finding.asking import ways_on, without
from villages.finding.criteria import BY_NAME, FACETS, Asking
from villages.finding.outcome import Finding
from villages.geography import REFERENCE_TOWNS, kilometres_between

SEEDS = range(40)


def plainly_meets(record, asked, records) -> bool:
    """The same question, asked of one village in the plainest way."""
    tests = [
        not asked.get("territory") or record.territory in asked["territory"],
        "fibre" not in asked or (record.fibre_percent or 0) > 0 or "fibre" in record.broadband,
        "speed" not in asked or (record.download_mbps or 0) >= int(asked["speed"]),
        *(
            set(asked.get(name, ())) <= set(getattr(record, name))
            for name in ("schools", "childcare", "health", "shops", "transport")
        ),
        not asked.get("population")
        or any(plainly_in_band(record.population, least) for least in asked["population"]),
        "telecentre" not in asked
        or (record.telecentre_km is not None and record.telecentre_km <= int(asked["telecentre"])),
        "takeover" not in asked or record.takeovers > 0,
        "language" not in asked or asked["language"] in record.spoken,
        "kilometres" not in asked
        or plain_distance(record, asked["origin"], records) <= asked["kilometres"],
        "q" not in asked or plainly_means(record, asked["q"]),
    ]
    return all(tests)


def plainly_in_band(population, least: str) -> bool:
    ends = {"0": 500, "500": 1000, "1000": 2000, "2000": 5000, "5000": 10**9}
    return population is not None and int(least) <= population < ends[least]


def plain_distance(record, code, records) -> float:
    towns = {town.code: town for town in REFERENCE_TOWNS}
    place = towns.get(code) or next(one for one in records if one.slug == code)
    return kilometres_between(record.latitude, record.longitude, place.latitude, place.longitude)


def plainly_means(record, word: str) -> bool:
    known = f"{record.title} {record.postal_code} {record.intercommunality}".lower().split()
    return any(one.startswith(word) for one in known)


def plainly_fits(home, asked) -> bool:
    return (
        home.tenure == asked.get("tenure", home.tenure)
        and home.price_eur <= asked.get("budget", home.price_eur)
        and home.rooms >= asked.get("rooms", 0)
    )


def found(asked, records) -> set[int]:
    return {record.id for record in records if plainly_meets(record, asked, records)}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_found_is_what_a_plain_look_finds(seed):
    records, random = world(seed)
    for _ in range(8):
        asked = draw(random)
        assert set(Finding(records, asked).found) == found(asked, records), asked


@pytest.mark.parametrize("seed", SEEDS)
def test_each_count_is_what_choosing_the_option_gives(seed):
    records, random = world(seed)
    for _ in range(3):
        asked = draw(random)
        finding = Finding(records, asked)
        for facet in FACETS:
            counts = finding.counts(facet.name)
            assert list(counts) == [code for code, _words in facet.options]
            for code, count in counts.items():
                chosen = {**asked, facet.name: choosing(facet, asked, code)}
                assert count == len(found(chosen, records)), (asked, facet.name, code)


def choosing(facet, asked, code):
    if facet.asking is Asking.ALL:
        return [*asked.get(facet.name, []), code]
    return [code] if facet.asking is Asking.ANY else code


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_asked_of_homes_orders_and_counts_but_drops_nobody(seed):
    records, random = world(seed)
    asked = draw(random) | {"tenure": "rent", "budget": 600}
    finding = Finding(records, asked)
    without_homes = without(asked, [("tenure", ""), ("budget", ""), ("rooms", "")])
    assert set(finding.found) == set(Finding(records, without_homes).found)
    order = [record.id for record in finding.order]
    has_advert = [
        any(plainly_fits(home, asked) for home in finding.records[pk].homes) for pk in order
    ]
    assert has_advert == sorted(has_advert, reverse=True)
    for name, codes in {"tenure": ["rent", "sale"], "rooms": [2, 3, 4, 5]}.items():
        for code in codes:
            expected = sum(
                any(plainly_fits(home, asked | {name: code}) for home in finding.records[pk].homes)
                for pk in order
            )
            assert finding.counts(name)[str(code)] == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_each_way_on_gives_as_many_villages_as_it_says_and_none_gives_up_more_than_it_must(seed):
    records, random = world(seed, 25)
    for _ in range(12):
        asked = draw(random)
        finding = Finding(records, asked)
        ways = ways_on(finding)
        assert bool(ways) == (not finding.found)
        if not ways:
            continue
        fewest = fewest_to_give_up(finding)
        for way in ways:
            assert way.count == len(found(without(asked, way.dropped), records)) > 0
            assert len(way.dropped) == fewest


def fewest_to_give_up(finding) -> int:
    return min(
        sum(pk not in demand.met_by for demand in finding.demands) for pk in finding.everyone
    )


def one(**facts):
    ((record,), _random) = world(1, 1)
    for name, value in {"schools": [], "health": [], "homes": [], **facts}.items():
        setattr(record, name, value)
    return record


def of(*records, **asked):
    for number, record in enumerate(records, start=1):
        record.id, record.slug = number, f"n-{number}"
    return Finding(list(records), asked)


def test_one_criterion_is_given_up_or_two_when_two_must_go():
    nursery, doctor = one(schools=["nursery"]), one(health=["doctor"])
    single = ways_on(of(nursery, doctor, one(), schools=["nursery"], health=["doctor"]))
    assert sorted((way.count, way.query) for way in single) == [
        (1, "?ecole=nursery"),
        (1, "?sante=doctor"),
    ]
    both = ways_on(of(one(), one(), schools=["nursery"], health=["doctor"]))
    assert [(way.count, way.query) for way in both] == [(2, "")]


def test_giving_up_a_distance_gives_up_where_it_is_from():
    (way,) = ways_on(of(one(), kilometres=1, origin="pau"))
    assert (way.count, way.query) == (1, "")


def test_a_village_of_no_known_figure_meets_no_figure_and_comes_last():
    unknown = one(population=None, fibre_percent=None, broadband=[], download_mbps=None)
    known = one(population=10, fibre_percent=1, download_mbps=30)
    for asked in ({"population": ["0"]}, {"fibre": True}, {"speed": "30"}):
        assert [record is known for record in of(unknown, known, **asked).order] == [True]
    for sort in ("population", "fibre"):
        assert of(unknown, known, sort=sort).order[-1] is unknown


def test_lands_come_in_order_and_those_of_none_last():
    records = [one(territory=code) for code in ["", *reversed(Territory.values)]]
    assert [record.territory for record in of(*records).order] == [*sorted(Territory.values), ""]


def test_every_facet_that_may_be_asked_for_is_one_of_the_address():
    assert len({facet.parameter for facet in FACETS}) == len(FACETS) == len(BY_NAME)
