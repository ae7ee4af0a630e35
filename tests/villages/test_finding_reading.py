"""What a village is found by is what the public may know, read in a fixed number of queries."""

import pytest
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from tests.factories import (
    HousingPageFactory,
    MemberPageFactory,
    TakeoverPageFactory,
    TelecentrePageFactory,
    VillagePageFactory,
)
from villages.finding.outcome import Finding
from villages.finding.records import read
from villages.geography import TOULOUSE
from villages.models import HousingPage, VillagePage
from villages.models.village import CommitteePerson


def records():
    closed = Page.objects.all().private_q()
    found = read(VillagePage.objects.listed(closed), closed)
    return {record.slug: record for record in found}


def find(**asked):
    return Finding(list(records().values()), asked)


def test_only_adverts_that_are_open_today_count(marciac):
    HousingPageFactory(parent=marciac, price_eur=500)
    HousingPageFactory(parent=marciac, closed=True)
    HousingPageFactory(parent=marciac, expired=True)
    HousingPageFactory(parent=marciac, draft=True)
    hidden = HousingPageFactory(parent=marciac)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert [home.price_eur for home in records()["marciac"].homes] == [500]
    HousingPage.objects.get(price_eur=500).unpublish()
    assert find(tenure="rent").homes == {}


def test_a_confidential_takeover_does_not_tell_where_it_is(marciac, lectoure):
    TakeoverPageFactory(parent=marciac)
    TakeoverPageFactory(parent=lectoure, confidential=True)
    assert {slug: record.takeovers for slug, record in records().items()} == {
        "marciac": 1,
        "lectoure": 0,
    }
    assert find(takeover=True).counts("takeover") == {"1": 1}


def test_the_nearest_telecentre_is_measured_from_its_village(marciac):
    VillagePageFactory(slug="pres", latitude="43.53000", longitude="0.17000")
    VillagePageFactory(slug="loin", latitude="44.00000", longitude="0.90000")
    assert records()["pres"].telecentre_km is None
    TelecentrePageFactory(parent=marciac)
    TelecentrePageFactory(parent=VillagePage.objects.get(slug="loin"), draft=True)
    found = records()
    assert found["marciac"].telecentre_km == 0
    assert found["pres"].telecentre_km == pytest.approx(0.9, abs=0.3)
    assert find(telecentre="0").counts("telecentre") == {"0": 1, "10": 2, "20": 2, "30": 2}


def test_a_language_is_spoken_by_the_village_its_committee_or_a_listed_member(marciac, lectoure):
    VillagePage.objects.filter(pk=marciac.pk).update(languages=["en"])
    CommitteePerson.objects.create(page=marciac, name="Jeanne Invent", languages=["pt", "es"])
    MemberPageFactory(village=marciac, languages=["nl"])
    MemberPageFactory(village=lectoure, languages=["sv"], draft=True)
    assert records()["marciac"].spoken == {"en", "pt", "es", "nl"}
    assert "sv" not in records()["lectoure"].spoken


def test_a_card_needs_no_more_than_what_was_read(marciac, django_assert_num_queries):
    village = records()["marciac"].as_page()
    village.locale = marciac.locale
    with django_assert_num_queries(0):
        assert village == marciac
        assert village.address("en") == "/en/villages/marciac/"
        assert [fact.name for fact in village.decisive_facts]
        assert village.summary == marciac.summary


def test_reading_costs_the_same_however_much_there_is(marciac, django_assert_num_queries):
    for count in (1, 8):
        for _ in range(count):
            village = VillagePageFactory(with_committee=True)
            HousingPageFactory(parent=village)
            MemberPageFactory(village=village)
        with django_assert_num_queries(3):  # what is closed, the villages, all that is told
            records()


def test_the_example_of_a_household(village_index):
    """Fibre, a primary school, a rent up to 600 €, at most 60 km from Toulouse."""
    for number in range(24):
        village = VillagePageFactory(
            fibre_percent=[None, 0, 80][number % 3],
            schools=["nursery", "primary"] if number % 2 else ["nursery"],
            latitude=f"43.{52 + number % 5}000",
            longitude=f"{0.6 + 0.02 * number:.5f}",
        )
        if number % 8 == 7:
            HousingPageFactory(parent=village, sale=True)
        elif number % 4 != 1:
            HousingPageFactory(parent=village, price_eur=450 + 10 * number)
    asked = {
        "fibre": True,
        "schools": ["primary"],
        "tenure": "rent",
        "budget": 600,
        "origin": "toulouse",
        "kilometres": 60,
    }
    plain = [
        village
        for village in VillagePage.objects.listed().filter(fibre_percent__gt=0)
        if "primary" in village.schools and village.distance_to(TOULOUSE) <= 60
    ]
    fits = Q(tenure="rent", price_eur__lte=600)
    with_home = {
        village.pk
        for village in plain
        if HousingPage.objects.listed().child_of(village).filter(fits).exists()
    }
    finding = find(**asked)
    assert set(finding.found) == {village.pk for village in plain}
    assert set(finding.homes) == with_home
    assert 0 < len(with_home) < len(plain)
    order = [record.id for record in finding.order]
    assert set(order[: len(with_home)]) == with_home
