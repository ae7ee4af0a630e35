"""« Mon club »: who comes in, what is theirs there, and nothing of others."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from club.models import ThemeProposal
from tests.factories.club import (
    ClubEventPageFactory,
    ClubIndexPageFactory,
    DeskBookingFactory,
    RegistrationFactory,
    ThemeProposalFactory,
)
from tests.factories.people import UserFactory

MINE = "/fr/club/mon-club/"


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


@pytest.fixture
def event(club):
    return ClubEventPageFactory(
        parent=club, title="Facturer", is_online=True, online_link="https://visio.example/salle"
    )


def sections(browser, address=MINE):
    answer = browser.get(address)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    return {one["aria-labelledby"]: one for one in page.select("section[aria-labelledby]")}


def titles(section) -> list[str]:
    return [heading.get_text(strip=True) for heading in section.select("h3")]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("member", 200),
        ("moderator", 200),
        ("adviser", 200),
        ("committee", 403),
        ("translator", 403),
    ],
)
def test_members_and_the_cci_come_in(who, status, club, request, client_of):
    answer = client_of(request.getfixturevalue(who)).get(MINE)
    assert answer.status_code == status
    assert "no-store" in answer["Cache-Control"]


def test_a_visitor_is_asked_to_log_in(club, visitor):
    answer = visitor.get(MINE)
    assert answer.status_code == 302
    assert "next=/fr/club/mon-club/" in answer["Location"]


def test_it_has_one_name_in_each_language_and_is_found_by_no_search_engine(club, member, client_of):
    browser = client_of(member)
    page = BeautifulSoup(browser.get("/en/club/my-club/").content, "html.parser")
    assert page.select_one("h1").get_text(strip=True) == "My club"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert browser.get("/en/club/mon-club/").status_code == 404


def test_what_one_comes_to_stands_apart_from_what_else_is_coming(event, club, member, client_of):
    RegistrationFactory(event=event, user=member)
    ClubEventPageFactory(parent=club, title="Assurances")
    ClubEventPageFactory(parent=club, title="Hier", past=True)
    ClubEventPageFactory(parent=club, title="Brouillon", draft=True)
    ClubEventPageFactory(parent=club, title="Annulée", cancelled=True)
    found = sections(client_of(member))
    assert titles(found["registered"]) == ["Facturer"]
    assert titles(found["coming"]) == ["Assurances"]


def test_who_has_a_place_has_the_link_the_calendar_and_a_way_out(event, member, client_of):
    RegistrationFactory(event=event, user=member)
    mine = sections(client_of(member))["registered"]
    assert mine.select_one("a[href='https://visio.example/salle']")
    assert mine.select_one("a[href$='invitation.ics']")
    assert mine.select_one("form[method=post] button")


def test_the_buttons_do_what_they_say(event, member, client_of):
    browser = client_of(member)
    tap = sections(browser)["coming"].select_one("form")
    browser.post(tap["action"], headers={"origin": "http://testserver"})
    own = event.registrations.get()
    assert (own.user, own.state) == (member, "placed")
    out = sections(browser)["registered"].select_one("form")
    browser.post(out["action"])
    own.refresh_from_db()
    assert own.state == "cancelled"
    assert titles(sections(browser)["coming"]) == ["Facturer"]


def test_who_waits_knows_their_turn_and_has_no_link(event, member, client_of):
    RegistrationFactory(event=event, number=1)
    RegistrationFactory(event=event, number=2, waiting=True)
    RegistrationFactory(event=event, number=3, waiting=True, held=True, doubt="links")
    RegistrationFactory(event=event, number=4, waiting=True, user=member)
    browser = client_of(member)
    mine = sections(browser, "/en/club/my-club/")["registered"]
    assert "no. 2 in turn" in mine.get_text()
    assert not mine.select_one("a[href='https://visio.example/salle']")


def test_a_meeting_that_is_cancelled_says_so_to_who_was_registered(club, member, client_of):
    event = ClubEventPageFactory(parent=club, cancelled=True)
    RegistrationFactory(event=event, user=member)
    mine = sections(client_of(member))["registered"]
    assert event.cancellation_words in mine.get_text()
    assert not mine.select("form")


def test_nothing_of_others_is_shown(event, club, member, client_of):
    other = UserFactory(first_name="Secrète", last_name="Personne")
    RegistrationFactory(event=event, user=other, name="Secrète Personne")
    ThemeProposalFactory(author=other, theme="Thème secret")
    DeskBookingFactory(user=other, name="Secrète Personne")
    page = client_of(member).get(MINE).content.decode()
    assert "Secrète" not in page
    assert "Thème secret" not in page
    assert "visio.example" not in page


def test_one_sees_what_became_of_ones_themes(event, club, member, client_of):
    ThemeProposalFactory(author=member, theme="Attend")
    now = timezone.now()
    ThemeProposalFactory(
        author=member, theme="Non", state="declined", decided_at=now, words="Vu en mai."
    )
    ThemeProposalFactory(author=member, theme="Oui", state="taken-up", decided_at=now, event=event)
    draft = ClubEventPageFactory(parent=club, title="Titre à venir", draft=True)
    ThemeProposalFactory(
        author=member, theme="Bientôt", state="taken-up", decided_at=now, event=draft
    )
    mine = sections(client_of(member))["themes"]
    assert set(titles(mine)) == {"Attend", "Non", "Oui", "Bientôt"}
    assert "Vu en mai." in mine.get_text()
    assert mine.select_one(f"a[href='{event.address()}']")
    assert "Titre à venir" not in mine.get_text()
    assert len(mine.select(".state-waiting")) == 1


def test_the_cci_looks_in_and_proposes_nothing(club, adviser, client_of):
    assert not sections(client_of(adviser))["themes"].select("a[href$='theme/']")


def test_it_asks_as_often_for_much_as_for_little(event, club, member, client_of):
    def fill(n):
        for _n in range(n):
            registered = ClubEventPageFactory(parent=club)
            RegistrationFactory(event=registered, user=member)
            RegistrationFactory(event=registered, waiting=True)
            ClubEventPageFactory(parent=club, capacity=3)
            ThemeProposalFactory(author=member, state="taken-up", event=registered)

    browser = client_of(member)
    fill(1)
    browser.get(MINE)
    with CaptureQueriesContext(connection) as few:
        browser.get(MINE)
    fill(2)
    with CaptureQueriesContext(connection) as many:
        browser.get(MINE)
    assert len(many) == len(few)


def test_my_space_leads_to_it_once_there_is_a_club(annuaire_index, member, client_of, home_page):
    browser = client_of(member)
    assert MINE not in browser.get("/fr/mon-espace/").content.decode()
    ClubIndexPageFactory(parent=home_page)
    assert f'href="{MINE}"' in browser.get("/fr/mon-espace/").content.decode()


def test_a_meeting_that_has_begun_can_be_given_back_no_more(club, member, client_of):
    now = timezone.now()
    event = ClubEventPageFactory(
        parent=club, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1)
    )
    RegistrationFactory(event=event, user=member)
    assert not sections(client_of(member))["registered"].select("form")
    assert not ThemeProposal.objects.exists()
