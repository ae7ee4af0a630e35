"""What became of a request: said by members and by the company, counted, then forgotten."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from annuaire.companies import following, retention
from annuaire.models import Addressee, CompanyRequest
from tests import factories
from tests.annuaire.company_requests import ASKED, ask, kept_entry, letters, pause, text_of
from tests.forms import form_data

pytestmark = pytest.mark.django_db

SPACE = "/fr/mon-espace/demandes/"
COMPANY = ASKED["email"]


@pytest.fixture
def entries(annuaire_index):
    factories.SiteSettingsFactory(site=annuaire_index.get_site())
    return [kept_entry("alba"), kept_entry("bera")]


@pytest.fixture
def asked(visitor, entries):
    """A request to both entries, sent two weeks and an hour ago."""
    ask(visitor, "alba", "bera")
    asked = CompanyRequest.objects.get()
    asked.created_at = asked.sent_at = timezone.now() - timedelta(days=14, hours=1)
    asked.save()
    return asked


def path_in(letter, word: str) -> str:
    return re.search(rf"http://testserver(/\S+/{word}/\S+)", text_of(letter))[1]


def link_of(entry) -> str:
    return path_in(letters(f"{entry.slug}@exemple.test")[0], "reponse")


def follow_up() -> str:
    assert following.ask_companies() == 1
    return path_in(letters(COMPANY)[-1], "suite")


def said(entry) -> str:
    return Addressee.objects.get(page=entry).answer


@pytest.mark.parametrize("answer", ["answered", "declined", "job"])
def test_a_member_says_by_the_letters_link_what_became_of_it(client, entries, asked, answer):
    path = link_of(entries[0])
    shown = client.get(path)
    assert shown.status_code == 200 and said(entries[0]) == "waiting"
    assert shown["Referrer-Policy"] == "no-referrer" and "no-store" in shown["Cache-Control"]
    assert not shown.cookies
    assert client.post(path, {"answer": answer}).status_code == 200
    assert (said(entries[0]), said(entries[1])) == (answer, "waiting")


def test_a_member_may_change_what_they_said(client, entries, asked):
    path = link_of(entries[0])
    client.post(path, {"answer": "answered"})
    client.post(path, {"answer": "job"})
    assert said(entries[0]) == "job"


@pytest.mark.parametrize("answer", ["", "waiting", "unreached", "\0", "oui"])
def test_what_is_no_answer_changes_nothing(client, entries, asked, answer):
    client.post(link_of(entries[0]), {"answer": answer})
    assert said(entries[0]) == "waiting"


@pytest.mark.parametrize("word", ["reponse", "suite"])
def test_a_link_that_was_made_up_or_is_for_something_else_opens_nothing(
    client, entries, asked, word
):
    other = {"reponse": follow_up(), "suite": link_of(entries[0])}[word]
    token = other.rstrip("/").rpartition("/")[2]
    for forged in ("MQ:1abc:zzz", token, "x"):
        for send in (client.get, client.post):
            response = send(f"/fr/annuaire/entreprises/{word}/{forged}/")
            assert response.status_code == 404 and "Chais" not in response.text


def test_the_company_is_asked_once_after_two_weeks(asked):
    CompanyRequest.objects.update(sent_at=timezone.now() - timedelta(days=13))
    assert following.ask_companies() == 0
    CompanyRequest.objects.update(sent_at=timezone.now() - timedelta(days=15))
    assert [following.ask_companies() for _night in range(3)] == [1, 0, 0]
    assert len(letters(COMPANY)) == 2


def test_the_company_says_what_became_of_it_in_one_click_and_a_few_words(client, asked):
    path = follow_up()
    assert client.get(path).status_code == 200
    asked.refresh_from_db()
    assert asked.outcome == ""
    client.post(path, {"outcome": "job", "outcome_words": "Un site\nen danois."})
    asked.refresh_from_db()
    assert (asked.outcome, asked.outcome_words) == ("job", "Un site\nen danois.")
    assert form_data(client.get(path), "main form")["outcome"] == "job"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"outcome": "wonderful"},
        {"outcome": "job", "outcome_words": "a" * 601},
        {"outcome": "job", "outcome_words": "\0"},
    ],
)
def test_a_wrong_conclusion_is_not_taken(client, asked, fields):
    response = client.post(follow_up(), fields)
    asked.refresh_from_db()
    assert "errorlist" in response.text and asked.outcome == ""


def test_who_concluded_is_not_asked(asked):
    following.conclude(asked, "talking", "")
    assert following.ask_companies() == 0


def test_members_find_their_requests_in_their_space(client_of, entries, asked):
    person = entries[0].mandates.get().user
    browser = client_of(person)
    shown = browser.get(SPACE)
    assert "Chais du Gers" in shown.text and COMPANY in shown.text
    number = Addressee.objects.get(page=entries[0]).pk
    assert browser.post(f"{SPACE}{number}/", {"answer": "declined"}, follow=True).status_code == 200
    assert said(entries[0]) == "declined"


def test_nobody_reads_or_answers_anothers_requests(client_of, client, entries, asked, committee):
    number = Addressee.objects.get(page=entries[0]).pk
    for person in (entries[1].mandates.get().user, committee, factories.UserFactory()):
        browser = client_of(person)
        assert browser.post(f"{SPACE}{number}/", {"answer": "job"}).status_code == 404
        assert browser.get(f"{SPACE}{number}/").status_code == 405
    assert client.post(f"{SPACE}{number}/", {"answer": "job"}).status_code == 302
    assert client.get(SPACE).status_code == 302
    assert said(entries[0]) == "waiting"


def test_a_space_without_requests_says_so(client_of, committee):
    assert client_of(committee).get(SPACE).status_code == 200


def test_a_request_that_is_held_is_not_in_the_space(client_of, visitor, entries, moderator):
    ask(visitor, "alba", remarks="x")
    assert "Chais" not in client_of(entries[0].mandates.get().user).get(SPACE).text


def test_a_member_who_pauses_still_answers_what_they_got(client, entries, asked):
    pause(entries[0])
    client.post(link_of(entries[0]), {"answer": "answered"})
    assert said(entries[0]) == "answered"


def test_a_year_later_nothing_personal_is_left_and_the_figures_are_the_same(client, entries, asked):
    client.post(link_of(entries[0]), {"answer": "job"})
    following.conclude(asked, "job", "Un site en danois.")
    path = link_of(entries[0])
    before = list(CompanyRequest.objects.per_year())
    year = asked.created_at.year
    assert before == [{"year": year, "came": 1, "to_members": 2, "to_the_cci": 0, "jobs": 1}]
    now = asked.created_at + timedelta(days=366)
    assert retention.erase_requests(now) == 1 and retention.erase_requests(now) == 0
    asked.refresh_from_db()
    assert {getattr(asked, name) for name in CompanyRequest.PERSONAL} == {""}
    assert list(CompanyRequest.objects.per_year()) == before
    assert client.get(path).status_code == 404
    assert following.ask_companies(now) == 0


def test_what_is_younger_is_kept_and_what_was_thrown_away_goes_after_a_month(asked):
    now = timezone.now()
    assert retention.erase_requests(now) == 0
    CompanyRequest.objects.update(state="discarded", decided_at=now - timedelta(days=31))
    assert retention.erase_requests(now) == 1
    assert list(CompanyRequest.objects.per_year()) == []


def test_an_entry_that_is_deleted_leaves_the_request_in_the_figures(entries, asked):
    entries[0].delete()
    assert next(iter(CompanyRequest.objects.per_year()))["to_members"] == 2
    assert following.ask_companies() == 1
    assert "Alba" not in text_of(letters(COMPANY)[-1])
