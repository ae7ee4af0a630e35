"""The list of all takeovers: what is found, counted, and proposed when nothing is."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.editorial import standing
from entreprendre.models import TakeoverPage
from tests.factories import TakeoverPageFactory, VillagePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def list_of(visitor, takeover_index):
    def read(query="", language="fr"):
        answer = visitor.get(f"{takeover_index.address(language)}{query}")
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return read


def titles(page) -> list[str]:
    return [card.get_text(strip=True) for card in page.select(".cards .card h3")]


@pytest.fixture
def three(marciac, lectoure):
    """A bakery and a confidential joinery in Marciac (Val d'Adour), a café in Lectoure."""
    type(marciac).objects.filter(pk=marciac.pk).update(territory="val-d-adour")
    type(lectoure).objects.filter(pk=lectoure.pk).update(territory="lomagne")
    return [
        TakeoverPageFactory(parent=marciac, title="Boulangerie", price_eur=90_000),
        TakeoverPageFactory(
            parent=marciac,
            is_confidential=True,
            title="Menuiserie",
            trade="Menuiserie, agencement",
            presentation="Un atelier clair.",
            sector="F",
            kind="shares",
            price_eur=None,
            has_living_quarters=False,
            living_quarters_note="",
        ),
        TakeoverPageFactory(
            parent=lectoure,
            title="Café de l’église",
            trade="Café, épicerie",
            presentation="Une terrasse.",
            sector="I",
            price_eur=150_000,
        ),
    ]


def test_the_newest_come_first_wherever_they_are(list_of, three):
    assert titles(list_of()) == ["Café de l’église", "Menuiserie", "Boulangerie"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=boulang", ["Boulangerie"]),
        ("?q=CAFE+eglise", ["Café de l’église"]),
        ("?q=épicerie", ["Café de l’église"]),
        ("?q=lectoure", ["Café de l’église"]),
        ("?territoire=lomagne", ["Café de l’église"]),
        ("?territoire=val-d-adour", ["Menuiserie", "Boulangerie"]),
        ("?secteur=F", ["Menuiserie"]),
        ("?nature=shares", ["Menuiserie"]),
        ("?prix=100000", ["Boulangerie"]),
        ("?prix=150+000", ["Café de l’église", "Boulangerie"]),
        ("?prix=150%E2%80%AF000%C2%A0€", ["Café de l’église", "Boulangerie"]),
        ("?logement=on", ["Café de l’église", "Boulangerie"]),
        ("?logement=on&prix=100000&secteur=C&q=four", ["Boulangerie"]),
        ("?q=---", []),
    ],
)
def test_what_is_asked_for_is_found(list_of, three, query, found):
    assert titles(list_of(query)) == found


def test_the_village_of_a_confidential_one_is_not_found_by_its_name(list_of, three):
    assert titles(list_of("?q=marciac")) == ["Boulangerie"]


def options(page, name) -> dict[str, int]:
    found = {}
    for option in page.select(f"select[name={name}] option"):
        if option["value"]:
            found[option["value"]] = int(re.search(r"\((\d+)\)$", option.get_text())[1])
    return found


def test_each_choice_counts_what_it_finds_with_the_others(list_of, three):
    page = list_of("?territoire=val-d-adour")
    assert options(page, "territoire") == {"lomagne": 1, "val-d-adour": 2}
    assert options(page, "secteur") == {"C": 1, "F": 1}
    assert options(page, "nature") == {"going-concern": 1, "shares": 1}
    assert options(list_of("?prix=100000"), "territoire") == {"val-d-adour": 1}


def test_counts_are_those_of_a_plain_query(list_of, three):
    for code, count in options(list_of(), "territoire").items():
        assert TakeoverPage.objects.listed().in_territory(code).count() == count


def test_an_impossible_wish_says_what_to_give_up(list_of, three):
    page = list_of("?secteur=F&prix=1000")
    assert titles(page) == []
    ways = {a["href"]: " ".join(a.get_text().split()) for a in page.select(".ways a")}
    assert set(ways) == {"/fr/entreprendre/?secteur=F", "/fr/entreprendre/"}
    assert titles(list_of("?secteur=F")) == ["Menuiserie"]
    assert "1" in ways["/fr/entreprendre/?secteur=F"]


@pytest.mark.parametrize(
    "query",
    [
        "?page=-1",
        "?page=NaN",
        "?page=999999999999999999999",
        "?prix=-5",
        "?prix=NaN",
        "?prix=1e9",
        "?prix=99999999999999999999",
        "?territoire=atlantide",
        "?secteur=ZZ&nature=&logement=peut-être",
        "?q=%00",
        "?q=" + "a" * 500,
        "?q=%F0%9F%A5%90",
        "?q=a&q=b&prix=1&prix=2",
        "?prix=²",
    ],
)
def test_absurd_wishes_are_answered(list_of, three, query):
    list_of(query)


def test_a_wish_that_cannot_be_read_is_said_beside_its_field(list_of, three):
    page = list_of("?prix=beaucoup")
    assert page.select_one(".errorlist")
    assert len(titles(page)) == 3


def test_only_what_is_public_is_listed(list_of, marciac, administrator):
    shown = TakeoverPageFactory(parent=marciac)
    TakeoverPageFactory(parent=marciac, draft=True)
    standing.close(TakeoverPageFactory(parent=marciac), closed_as="withdrawn", by=administrator)
    private = TakeoverPageFactory(parent=marciac)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(list_of()) == [shown.title]


def test_without_any_it_says_so(list_of):
    page = list_of()
    assert page.select_one(".empty")
    assert not page.select_one("form.filter-panel")


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_it_is_read_in_each_language(list_of, three, language):
    page = list_of(language=language)
    assert len(titles(page)) == 3
    assert page.select_one("html")["lang"] == language


def test_a_long_list_is_cut_into_pages(list_of, takeover_index, marciac, monkeypatch):
    monkeypatch.setattr(type(takeover_index), "takeovers_per_page", 2)
    for _ in range(3):
        TakeoverPageFactory(parent=marciac)
    assert len(titles(list_of())) == 2
    assert len(titles(list_of("?page=2"))) == 1
    link = list_of("?secteur=C").select_one("a[rel=next]")["href"]
    assert "secteur=C" in link and "page=2" in link


def test_the_number_of_queries_does_not_grow(visitor, takeover_index, village_index):
    def add():
        village = VillagePageFactory(parent=village_index)
        TakeoverPageFactory(parent=village, with_photographs=True)
        TakeoverPageFactory(parent=village, confidential=True)

    add()
    visitor.get(takeover_index.address())  # what is made once: pictures, site, types
    with CaptureQueriesContext(connection) as few:
        visitor.get(takeover_index.address())
    for _ in range(4):
        add()
    visitor.get(takeover_index.address())
    with CaptureQueriesContext(connection) as many:
        visitor.get(takeover_index.address())
    assert len(many) == len(few) <= 17
