"""The list of the club's meetings: what is coming, what was, for whom."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation

from club.events import showing
from club.models import ClubEventPage
from club.registering.places import places_of
from club.templatetags.club import leaf, meeting_hours
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


def read(visitor, address="/en/club/"):
    response = visitor.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def coming(page):
    return [link.text for link in page.select("section[aria-labelledby=coming] h3 a")]


def past(page):
    return [link.text for link in page.select("section[aria-labelledby=past] h3 a")]


def test_the_next_comes_first_and_the_last_one_ended_heads_the_archive(visitor, club):
    now = timezone.now()
    for title, days in [("Dans trois", 3), ("Demain", 1), ("Hier", -1), ("Avant", -9)]:
        starts = now + timedelta(days=days)
        ClubEventPageFactory(title=title, starts_at=starts, ends_at=starts + timedelta(hours=2))
    ClubEventPageFactory(
        title="Maintenant", starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1)
    )
    ClubEventPageFactory(title="Brouillon", draft=True)
    page = read(visitor)
    assert coming(page) == ["Maintenant", "Demain", "Dans trois"]
    assert past(page) == ["Hier", "Avant"]
    assert "Brouillon" not in page.text
    assert [state.text.strip() for state in page.select(".card .state")] == ["Under way"]


def test_without_any_meeting_it_says_what_to_do(visitor, club):
    page = read(visitor)
    assert page.select_one("section[aria-labelledby=coming] .empty")
    assert not page.select("#past, nav.archive")
    assert page.select_one("a[href='webcal://testserver/en/club/club.ics']")


def test_what_is_taken_off_the_site_is_not_listed(visitor, club):
    ClubEventPageFactory(title="Retirée").unpublish()
    assert "Retirée" not in read(visitor).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Tous", "Membres", "Candidats"]),
        ("?pour=membres", ["Tous", "Membres"]),
        ("?pour=candidats", ["Tous", "Candidats"]),
        ("?pour=nonsense&annee=zzz&page=-4", ["Tous", "Membres", "Candidats"]),
    ],
)
def test_one_asks_for_those_that_one_may_come_to(visitor, club, query, found):
    for title, audience in [("Tous", "all"), ("Membres", "members"), ("Candidats", "candidates")]:
        ClubEventPageFactory(title=title, audience=audience)
    page = read(visitor, f"/en/club/{query}")
    assert coming(page) == found
    chosen = page.select("nav[aria-label='For whom'] [aria-current]")
    assert len(chosen) == 1


def test_the_archive_goes_by_years_of_the_clock_of_the_gers(visitor, club):
    for title, day in [
        ("Réveillon", datetime(2023, 12, 31, 23, 30, tzinfo=PARIS)),
        ("Nouvel an", datetime(2024, 1, 1, 0, 30, tzinfo=PARIS)),  # still 2023 in universal time
    ]:
        ClubEventPageFactory(title=title, starts_at=day, ends_at=day + timedelta(minutes=20))
    ClubEventPageFactory(title="À venir")
    assert past(read(visitor, "/en/club/?annee=2024")) == ["Nouvel an"]
    page = read(visitor, "/en/club/?annee=2023")
    assert past(page) == ["Réveillon"]
    assert coming(page) == []
    years = page.select("nav[aria-label='Year by year'] a")
    assert [year.text.split() for year in years] == [["2024", "1"], ["2023", "1"]]


def test_the_archive_is_read_a_page_at_a_time(visitor, club, monkeypatch):
    monkeypatch.setattr(showing, "PER_PAGE", 2)
    for _ in range(3):
        ClubEventPageFactory(past=True)
    ClubEventPageFactory(title="À venir")
    first, second = read(visitor), read(visitor, "/en/club/?page=2")
    assert (len(past(first)), coming(first)) == (2, ["À venir"])
    assert (len(past(second)), coming(second)) == (1, [])


def test_a_card_says_that_it_is_full_or_cancelled(visitor, club):
    full = ClubEventPageFactory(title="Pleine", small=True)
    RegistrationFactory.create_batch(2, event=full)
    ClubEventPageFactory(title="Annulée", cancelled=True, small=True)
    page = read(visitor)
    marks = {
        card.h3.text.strip(): [state.text.strip() for state in card.select(".state")]
        for card in page.select(".card")
    }
    assert marks == {"Pleine": ["Full: there is a waiting list"], "Annulée": ["Cancelled"]}


def test_a_card_counts_places_as_the_page_of_the_meeting_does(club):
    event = ClubEventPageFactory(capacity=9)
    gone = timezone.now() - timedelta(minutes=1)
    RegistrationFactory(event=event)
    RegistrationFactory(event=event, held=True)
    RegistrationFactory(event=event, confirmed_at=None, held_until=gone)
    RegistrationFactory(event=event, cancelled=True)
    RegistrationFactory(event=event, waiting=True)
    RegistrationFactory(event=event, waiting=True, held=True, doubt="links")
    counted = ClubEventPage.objects.for_cards().get().spoken_for
    assert event.capacity - counted == places_of(event).left == 6


@pytest.mark.parametrize("count", [1, 8])
def test_the_number_of_queries_does_not_grow(visitor, club, django_assert_max_num_queries, count):
    for _ in range(count):
        RegistrationFactory(event=ClubEventPageFactory(small=True))
        ClubEventPageFactory(past=True)
    with django_assert_max_num_queries(16):
        visitor.get("/fr/club/")


def test_it_is_the_same_to_all_and_sets_no_cookie(visitor, club, client_of):
    ClubEventPageFactory()
    response = visitor.get("/fr/club/")
    assert not response.cookies
    assert response.content == client_of(UserFactory()).get("/fr/club/").content


@pytest.mark.parametrize(
    ("starts", "ends", "shown", "hours"),
    [
        ((2026, 12, 3, 18), (2026, 12, 3, 20), ("3", "Thursday"), True),
        ((2026, 12, 3, 9), (2026, 12, 5, 17), ("3–5", "several days"), False),
        ((2026, 11, 30, 9), (2026, 12, 1, 17), ("30–1", "several days"), False),
        # the night of the clock change: the day is that of the Gers
        ((2026, 10, 25, 0), (2026, 10, 25, 4), ("25", "Sunday"), True),
    ],
)
def test_the_days_of_a_meeting_as_on_the_leaf_of_a_calendar(starts, ends, shown, hours):
    event = ClubEventPage(
        starts_at=datetime(*starts, tzinfo=PARIS), ends_at=datetime(*ends, tzinfo=PARIS)
    )
    with translation.override("en"):
        day = leaf(event)
        assert (day.number, day.weekday) == shown
        assert bool(meeting_hours(event)) == hours
