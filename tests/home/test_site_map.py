"""The plan of the site is the tree that the public may read."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories import (
    MemberPageFactory,
    NewsPageFactory,
    SiteMapPageFactory,
    StandardPageFactory,
    VillagePageFactory,
)


def addresses(visitor, language="fr", at="plan-du-site") -> list[str]:
    page = BeautifulSoup(visitor.get(f"/{language}/{at}/").content, "html.parser")
    return [a["href"] for a in page.select(".site-map a")]


@pytest.fixture
def site_map(home_page):
    return SiteMapPageFactory(parent=home_page)


def test_it_is_the_tree_in_its_order(visitor, site_map):
    programme = StandardPageFactory(slug="programme")
    StandardPageFactory(slug="etapes", parent=programme)
    assert addresses(visitor) == [
        "/fr/",
        "/fr/villages/",
        "/fr/annuaire/",
        "/fr/plan-du-site/",
        "/fr/programme/",
        "/fr/programme/etapes/",
    ]


def test_sections_have_their_name_in_the_readers_language(visitor, site_map):
    page = BeautifulSoup(visitor.get("/es/mapa-del-sitio/").content, "html.parser")
    assert addresses(visitor, "es", "mapa-del-sitio")[:3] == [
        "/es/",
        "/es/pueblos/",
        "/es/directorio/",
    ]
    assert page.select_one(".site-map a[href='/es/directorio/']").text == "Miembros"


def test_villages_are_told_by_land(visitor, site_map):
    VillagePageFactory(title="Zavès", slug="zaves", territory="saves")
    VillagePageFactory(title="Ailleurs", slug="ailleurs")
    VillagePageFactory(title="Lomagne-la-Haute", slug="lomagne", territory="lomagne")
    page = BeautifulSoup(visitor.get("/fr/plan-du-site/").content, "html.parser")
    lands = page.select(".site-map-lands > li")
    assert [next(land.stripped_strings) for land in lands] == [
        "Lomagne",
        "Savès",
        "Ailleurs dans le Gers",
    ]
    assert [land.a["href"] for land in lands] == [
        "/fr/villages/lomagne/",
        "/fr/villages/zaves/",
        "/fr/villages/ailleurs/",
    ]


def test_members_and_news_are_not_listed_one_by_one(visitor, site_map):
    member, news = MemberPageFactory(), NewsPageFactory()
    shown = addresses(visitor)
    assert member.get_parent().specific.address() in shown
    assert news.get_parent().specific.address() in shown
    assert not {member.address(), news.address()} & set(shown)


def test_what_the_public_may_not_read_is_not_shown(visitor, site_map):
    StandardPageFactory(slug="brouillon", draft=True)
    closed = StandardPageFactory(slug="ferme")
    StandardPageFactory(slug="dedans", parent=closed)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    VillagePageFactory(draft=True)
    shown = addresses(visitor)
    assert shown == ["/fr/", "/fr/villages/", "/fr/annuaire/", "/fr/plan-du-site/"]


def test_its_queries_do_not_grow_with_the_site(
    visitor, site_map, village_index, django_assert_max_num_queries
):
    programme = StandardPageFactory(slug="programme")
    visitor.get("/fr/plan-du-site/")
    for _n in range(6):
        VillagePageFactory(territory="saves", parent=village_index)
        StandardPageFactory(parent=programme)
    with django_assert_max_num_queries(16):
        assert len(addresses(visitor)) == 17
