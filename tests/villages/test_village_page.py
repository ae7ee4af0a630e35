"""A village's page: what it says, who is there, and that what people write stays text."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import MemberPageFactory, VillagePageFactory
from villages.facts import GROUPS
from villages.models import CommitteePerson

HOSTILE = "<script>alert(1)</script>"


def soup(visitor, page, language="fr"):
    return BeautifulSoup(visitor.get(page.address(language)).content, "html.parser")


def test_every_group_of_facts_says_its_source_and_its_day(visitor, marciac):
    page = soup(visitor, marciac)
    assert [group.h3["id"] for group in page.select(".facts")] == [
        f"facts-{group.code}" for group in GROUPS
    ]
    commune = page.select_one(".facts .source").text
    assert "Test" in commune
    assert "2026" in commune


def test_what_nobody_told_is_said_to_be_unknown(visitor, marciac):
    rents = soup(visitor, marciac).find(id="facts-rent").find_parent("section")
    assert [dd["class"] for dd in rents.find_all("dd")] == [["unknown"], ["unknown"]]
    assert all(dd.text.strip() for dd in rents.find_all("dd"))


def test_the_committee_is_reached_by_links(visitor, village_index):
    village = VillagePageFactory(
        contact_phone="05 62 01 02 03",
        contact_email="accueil@exemple.test",
        committee=[CommitteePerson(name="Jeanne Invent", role="maire")],
    )
    panel = soup(visitor, village).find(id="committee").find_parent("section")
    assert {link["href"] for link in panel.find_all("a")} == {
        "tel:+33562010203",
        "mailto:accueil@exemple.test",
    }
    assert "Jeanne Invent" in panel.text


def test_members_who_live_here_are_shown_when_listed(visitor, marciac, lectoure):
    here = MemberPageFactory(title="Atelier d’ici", village=marciac)
    MemberPageFactory(title="Brouillon d’ici", village=marciac, draft=True)
    MemberPageFactory(title="Atelier d’ailleurs", village=lectoure)
    section = soup(visitor, marciac).find(id="members").find_parent("section")
    assert [link["href"] for link in section.find_all("a")] == [here.address()]


def test_the_nearest_villages_are_linked(visitor, marciac):
    near = VillagePageFactory(latitude="43.53000", longitude="0.17000")
    section = soup(visitor, marciac).find(id="nearest").find_parent("section")
    assert [link["href"] for link in section.find_all("a")] == [near.address()]


def test_its_horizon_and_its_place_are_drawn_without_a_script(visitor, marciac):
    page = soup(visitor, marciac)
    assert page.select_one(".hero svg.skyline")
    assert "Marciac" in page.select_one(".locator svg").text


def test_photographs_are_shown(visitor, village_index):
    village = VillagePageFactory(with_photographs=True)
    page = soup(visitor, village)
    assert len(page.select(".photographs figure img")) == 2


def test_what_people_write_stays_text(visitor, village_index):
    texts = dict.fromkeys(
        [
            "title", "summary", "presentation", "committee_presentation", "contact_hours",
            "intercommunality", "nearest_station", "commune_source", "rent_source",
        ],
        HOSTILE,
    )  # fmt: skip
    village = VillagePageFactory(
        slug="hostile", committee=[CommitteePerson(name=HOSTILE, role=HOSTILE)], **texts
    )
    for address in (village.address(), "/fr/villages/", "/fr/", village.address("en")):
        content = visitor.get(address).content.decode()
        assert "<script>alert" not in content


@pytest.mark.parametrize("count", [1, 10])
def test_the_number_of_queries_does_not_grow(
    visitor, marciac, count, django_assert_max_num_queries
):
    for _ in range(count):
        VillagePageFactory()
        MemberPageFactory(village=marciac)
    with django_assert_max_num_queries(25):  # meetings and offers of culture: one each
        visitor.get(marciac.address())
