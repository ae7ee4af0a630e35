"""The section: somebody to speak to, members, partners, offers, in this order; and when there are
none."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.http import QueryDict

from annuaire.models import TradeFamily
from cms.editorial import standing
from cultura.models import CulturaOfferPage, CultureTrade
from cultura.offer_filter import OfferFilter
from tests.factories import (
    CulturaIndexPageFactory,
    CulturaOfferPageFactory,
    CulturaPartnerPageFactory,
    GuichetPageFactory,
    MemberPageFactory,
    UserFactory,
    VillagePageFactory,
)

pytestmark = pytest.mark.django_db


def read(visitor, address):
    answer = visitor.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page, section="offers") -> list[str]:
    cards = page.find(id=section).find_parent("section").select(".card h3")
    return [card.get_text(strip=True) for card in cards]


@pytest.fixture
def trades(db):
    return [TradeFamily.objects.create(name=name, slug=name) for name in ("scene", "web")]


@pytest.fixture
def whole(home_page, annuaire_index, trades):
    """The section with all that it can show."""
    index = CulturaIndexPageFactory(
        parent=home_page, with_adviser=True, trades=[CultureTrade(family=trades[0])]
    )
    MemberPageFactory(title="Ève la comédienne", family=trades[0])
    MemberPageFactory(title="Noé le développeur", family=trades[1])
    partner = CulturaPartnerPageFactory(parent=index)
    CulturaOfferPageFactory(parent=partner)
    return index


def test_people_come_first_then_places_then_offers(visitor, whole):
    page = read(visitor, whole.address())
    headings = [h2["id"] for h2 in page.main.find_all("h2") if h2.get("id")]
    assert headings == ["talk", "members", "partners", "offers", "follow"]


def test_the_adviser_is_named_and_reached(visitor, whole):
    panel = read(visitor, whole.address()).find(id="talk").find_parent("section")
    assert "Carole Invent" in panel.text
    assert panel.select_one('a[href="tel:+33562000001"]')
    assert panel.select_one('a[href="mailto:culture@exemple.test"]')


def test_one_writes_where_the_guichet_is_open(visitor, whole):
    assert not read(visitor, whole.address()).main.select('a[href^="/fr/contact/"]')
    GuichetPageFactory()
    (way,) = read(visitor, whole.address()).main.select('a[href^="/fr/contact/"]')
    assert visitor.get(way["href"]).status_code == 200


def test_members_of_the_trades_of_culture_are_shown_and_looked_up(
    visitor, whole, annuaire_index, trades
):
    page = read(visitor, whole.address())
    assert titles(page, "members") == ["Ève la comédienne"]
    link = page.find(id="members").find_parent("section").select_one(".ways a")
    assert link["href"] == f"{annuaire_index.address()}?famille={trades[0].slug}"
    found = read(visitor, link["href"])
    assert "Ève la comédienne" in found.main.text
    assert "Noé le développeur" not in found.main.text


def test_empty_shelves_say_what_to_do(visitor, cultura_index):
    page = read(visitor, cultura_index.address("en"))
    assert page.find(id="members") is None
    for section in ("partners", "offers"):
        empty = page.find(id=section).find_parent("section").select_one(".empty")
        assert "adviser" in empty.text
    assert page.select_one("form.filter-panel") is None
    archive = read(visitor, "/en/cultura/archive/")
    assert archive.select_one(".empty")


@pytest.fixture
def three(grange, hall, marciac):
    type(hall).objects.filter(pk=hall.pk).update(village=marciac, commune="")
    return [
        CulturaOfferPageFactory(parent=grange, title="Plateau", space=True, applicants=[]),
        CulturaOfferPageFactory(
            parent=hall, title="Bourse", kind="funding", disciplines=[], applicants=["artist"]
        ),
        CulturaOfferPageFactory(
            parent=hall, title="Résidence", commune="Lombez", applicants=["artist", "company"]
        ),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Plateau", "Bourse", "Résidence"}),
        ("?nature=space", {"Plateau"}),
        ("?discipline=music", {"Bourse"}),
        ("?discipline=dance", {"Plateau", "Bourse", "Résidence"}),
        ("?pour=artist", {"Plateau", "Bourse", "Résidence"}),
        ("?pour=technician", {"Plateau"}),
        ("?lieu=auch", {"Plateau"}),
        ("?lieu=marciac", {"Bourse"}),
        ("?lieu=lombez", {"Résidence"}),
        ("?q=GRANGE", {"Plateau"}),
        ("?q=residence+hall", {"Résidence"}),
        ("?q=marciac", {"Bourse"}),
        ("?q=---", set()),
        ("?pour=artist&nature=funding&lieu=marciac", {"Bourse"}),
    ],
)
def test_what_is_asked_for_is_found(three, query, found):
    asked = OfferFilter(QueryDict(query[1:]), offers=CulturaOfferPage.objects.listed())
    names = {offer.pk: offer.title for offer in three}
    assert {names[key] for key in asked.found()} == found
    assert asked.count(asked.asked) == len(found)


def test_the_page_shows_what_is_found(visitor, cultura_index, three):
    page = read(visitor, f"{cultura_index.address()}?pour=artist&nature=funding&lieu=marciac")
    assert titles(page) == ["Bourse"]


def test_each_choice_counts_what_it_finds_with_the_others(visitor, cultura_index, three):
    page = read(visitor, f"{cultura_index.address()}?lieu=marciac")
    told = [option.text for option in page.select("select[name=nature] option")]
    assert [text[-3:] for text in told[1:]] == ["(1)"]
    assert {option["value"] for option in page.select("select[name=lieu] option")} == {
        "", "auch", "lombez", "marciac",
    }  # fmt: skip


def test_an_impossible_wish_says_what_to_give_up(visitor, cultura_index, three):
    page = read(visitor, f"{cultura_index.address()}?nature=space&lieu=marciac")
    ways = {link["href"] for link in page.select(".empty .ways a")}
    assert ways == {
        "/fr/cultura/?lieu=marciac#offers",
        "/fr/cultura/?nature=space#offers",
        "/fr/cultura/#offers",
    }
    assert page.select_one('meta[name="robots"]')


NONSENSE = ["?page=-1&pour=²", "?nature=zz&lieu=atlantide", "?q=%00&lieu=%00", "?q=" + "a" * 500]


@pytest.mark.parametrize("address", ["/fr/cultura/", "/fr/cultura/archives/"])
def test_nonsense_is_answered(visitor, three, address):
    CulturaOfferPageFactory(parent=three[0].get_parent(), past=True)
    for query in NONSENSE:
        read(visitor, address + query)


def test_a_long_list_goes_on_where_it_begins(visitor, cultura_index, three, monkeypatch):
    monkeypatch.setattr("cultura.showing.OFFERS_PER_PAGE", 2)
    page = read(visitor, f"{cultura_index.address()}?q=a")
    onward = page.select_one(".pagination a[rel=next]")
    assert onward["href"] == "?q=a&page=2#offers"
    assert len(titles(read(visitor, cultura_index.address() + "?q=a&page=2"))) == 1


def test_only_what_is_public_is_listed(visitor, cultura_index, three, grange, administrator):
    CulturaOfferPageFactory(parent=grange, title="Brouillon", draft=True)
    standing.close(three[0], closed_as="filled", by=administrator)
    unapproved = CulturaPartnerPageFactory(parent=cultura_index, title="Inconnu", draft=True)
    hidden = CulturaOfferPageFactory(parent=unapproved, title="Trop tôt")
    page = read(visitor, cultura_index.address())
    assert set(titles(page)) == {"Bourse", "Résidence"}
    assert set(titles(page, "partners")) == {"La Grange", "Le Hall"}
    assert visitor.get(hidden.address()).status_code == 404
    assert visitor.get(three[0].address()).status_code == 410


def test_offers_of_a_closed_partner_are_not_shown(visitor, cultura_index, three, hall, culture):
    standing.close(hall, closed_as="paused", by=UserFactory(is_superuser=True))
    assert titles(read(visitor, cultura_index.address())) == ["Plateau"]


def test_the_archive_is_searched_too(visitor, cultura_index, grange):
    CulturaOfferPageFactory(parent=grange, title="Passée", past=True)
    CulturaOfferPageFactory(parent=grange, title="Passée aussi", past=True, kind="call")
    page = read(visitor, "/fr/cultura/archives/?nature=call")
    assert [h3.get_text(strip=True) for h3 in page.select(".card h3")] == ["Passée aussi"]
    assert read(visitor, cultura_index.address()).select_one('a[href="/fr/cultura/archives/"]')


@pytest.mark.parametrize("address", ["/en/cultura/archives/", "/fr/cultura/archive/"])
def test_another_language_s_word_is_no_address(visitor, cultura_index, address):
    assert visitor.get(address).status_code == 404


def test_the_number_of_queries_does_not_grow(
    visitor, whole, village_index, django_assert_max_num_queries
):
    for _ in range(3):
        partner = CulturaPartnerPageFactory(
            parent=whole, village=VillagePageFactory(parent=village_index), commune=""
        )
        CulturaOfferPageFactory(parent=partner, with_photographs=True)
    visitor.get(whole.address())  # the sizes of the pictures are made once
    with django_assert_max_num_queries(26):
        visitor.get(whole.address())


def test_a_page_that_is_not_found_names_no_offer_of_a_partner_taken_down(visitor, site):
    offer = CulturaOfferPageFactory(title="Résidence Framboise", slug="residence-framboise")
    partner = offer.get_parent().specific
    assert "Framboise" in visitor.get("/fr/residence-framboise/").content.decode()
    cache.clear()
    partner.unpublish()
    answer = visitor.get(f"{partner.address('fr')}residence-framboise/")
    assert answer.status_code == 404
    assert "Framboise" not in answer.content.decode()
