"""The list of members: A to Z, fifty a page, whatever is asked for."""

import pytest
from bs4 import BeautifulSoup

from annuaire.models import AnnuaireIndexPage, MemberPage
from tests.factories import MemberPageFactory

ADDRESS = "/fr/annuaire/"


def names(visitor, address=ADDRESS):
    page = BeautifulSoup(visitor.get(address).content, "html.parser")
    return [link.text for link in page.select(".finding-list .card h3 a")]


def test_members_come_from_a_to_z(visitor, annuaire_index):
    for title, slug in [("Zoé", "zoe"), ("Élise", "elise"), ("Anna", "anna")]:
        MemberPageFactory(title=title, slug=slug, parent=annuaire_index)
    MemberPageFactory(title="Brouillon", draft=True)
    assert names(visitor) == ["Anna", "Élise", "Zoé"]
    assert [m.title for m in MemberPage.objects.listed().alphabetical()] == names(visitor)


@pytest.fixture
def five_members(annuaire_index, monkeypatch):
    monkeypatch.setattr(AnnuaireIndexPage, "members_per_page", 2)
    return [
        MemberPageFactory(title=letter, slug=letter.lower(), parent=annuaire_index)
        for letter in "ABCDE"
    ]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("1", "AB"),
        ("2", "CD"),
        ("3", "E"),
        ("4", "E"),
        ("99999999999999999999", "E"),
        ("-1", "E"),
        ("0", "E"),
        ("nonsense", "AB"),
        ("", "AB"),
        ("%00", "AB"),
        ("1.5", "AB"),
        ("١", "AB"),
    ],
)
def test_any_page_number_is_answered(visitor, five_members, asked, shown):
    assert names(visitor, f"{ADDRESS}?page={asked}") == list(shown)


def test_the_pages_are_linked(visitor, five_members):
    page = BeautifulSoup(visitor.get(f"{ADDRESS}?page=2").content, "html.parser")
    assert page.select_one(".pagination [rel=prev]")["href"] == "?page=1"
    assert page.select_one(".pagination [rel=next]")["href"] == "?page=3"
    assert page.select_one("link[rel=canonical]")["href"].endswith("/fr/annuaire/?page=2")


def test_without_members_it_says_so(visitor, annuaire_index):
    assert b'class="empty"' in visitor.get(ADDRESS).content


@pytest.mark.parametrize("count", [2, 12])
def test_the_number_of_queries_does_not_grow(
    visitor, marciac, count, django_assert_max_num_queries
):
    for _ in range(count):
        MemberPageFactory(village=marciac)
    with django_assert_max_num_queries(20):
        visitor.get(ADDRESS)
