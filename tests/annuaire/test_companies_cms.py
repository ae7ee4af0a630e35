"""The CCI's screens of companies' requests: read, released, thrown away, erased, counted."""

import csv
import io

import pytest

from annuaire.companies import relaying, retention
from annuaire.models import Addressee, CompanyRequest
from cms.editorial.review import Refused
from tests.annuaire.company_requests import ASKED, ask, kept_entry, pause, recipients

pytestmark = pytest.mark.django_db

SCREEN = "/admin/company-requests/"
COMPANY = ASKED["email"]


@pytest.fixture
def entries(annuaire_index):
    return [kept_entry("alba"), kept_entry("bera")]


@pytest.fixture
def held(visitor, entries, moderator):
    ask(visitor, "alba", "bera", remarks="x")
    return CompanyRequest.objects.get()


def act(browser, asked, word: str):
    return browser.post(f"{SCREEN}{asked.pk}/{word}/")


def test_a_moderator_reads_why_it_is_held_and_sends_it_on(client_of, held, moderator):
    browser = client_of(moderator)
    assert "Chais du Gers" in browser.get(SCREEN).text
    shown = browser.get(f"{SCREEN}{held.pk}/")
    assert "Traduire un site." in shown.text and held.get_doubt_display() in shown.text
    act(browser, held, "release")
    held.refresh_from_db()
    assert (held.state, held.decided_by) == ("sent", moderator) and held.sent_at
    written = set(recipients()) - {moderator.email}
    assert written == {"alba@exemple.test", "bera@exemple.test", COMPANY}


def test_what_is_sent_on_twice_goes_out_once(client_of, held, moderator):
    browser = client_of(moderator)
    act(browser, held, "release")
    count = len(recipients())
    act(browser, held, "release")
    act(browser, held, "discard")
    held.refresh_from_db()
    assert len(recipients()) == count and held.state == "sent"


def test_who_left_while_it_was_held_is_not_written_to(client_of, held, entries, moderator):
    pause(entries[0])
    act(client_of(moderator), held, "release")
    assert "alba@exemple.test" not in recipients()
    assert Addressee.objects.get(page=entries[0]).answer == "unreached"


def test_what_is_thrown_away_is_told_to_nobody_and_may_come_back(client_of, held, moderator):
    browser, before = client_of(moderator), recipients()
    act(browser, held, "discard")
    held.refresh_from_db()
    assert held.state == "discarded" and recipients() == before
    act(browser, held, "release")
    assert COMPANY in recipients()


def test_a_moderator_erases_what_a_company_wants_erased(client_of, held, moderator):
    browser = client_of(moderator)
    act(browser, held, "erase")
    held.refresh_from_db()
    assert held.erased_at and not held.email and not held.needs
    act(browser, held, "release")
    assert COMPANY not in recipients()
    assert browser.get(f"{SCREEN}{held.pk}/").status_code == 200


def test_an_adviser_reads_and_decides_nothing(client_of, held, adviser):
    browser = client_of(adviser)
    assert browser.get(SCREEN).status_code == browser.get(f"{SCREEN}{held.pk}/").status_code == 200
    assert "/release/" not in browser.get(f"{SCREEN}{held.pk}/").text
    for word in ("release", "discard", "erase"):
        assert act(browser, held, word).status_code == 403
    for do in (relaying.release, relaying.discard, retention.erase):
        with pytest.raises(Refused):
            do(held, by=adviser)
    held.refresh_from_db()
    assert held.state == "held" and held.email


@pytest.mark.parametrize("who", ["committee", "translator", "member", "visitor"])
def test_nobody_else_comes_near(request, client_of, client, held, who):
    browser = client if who == "visitor" else client_of(request.getfixturevalue(who))
    for address in (SCREEN, f"{SCREEN}table.csv", f"{SCREEN}{held.pk}/"):
        response = browser.get(address)
        assert response.status_code in (302, 403) and "Chais" not in response.text
    assert act(browser, held, "release").status_code in (302, 403)
    held.refresh_from_db()
    assert held.state == "held"


def test_reading_changes_nothing_and_an_unknown_act_is_none(client_of, held, moderator):
    browser = client_of(moderator)
    assert browser.get(f"{SCREEN}{held.pk}/release/").status_code == 405
    assert act(browser, held, "publish").status_code == 404
    assert browser.get(f"{SCREEN}999999/").status_code == 404
    held.refresh_from_db()
    assert held.state == "held"


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("", True),
        ("state=held", True),
        ("state=sent", False),
        ("state=no", True),
        ("year=1999", False),
        ("year=0000", True),
        ("year=0001", True),
        ("year=abcd", True),
        ("year=" + "9" * 5000, True),
    ],
)
def test_requests_are_found_by_state_and_year(client_of, held, moderator, asked, is_found):
    response = client_of(moderator).get(f"{SCREEN}?{asked}")
    assert ("Chais du Gers" in response.text) == is_found


def test_the_table_names_nobody(client_of, visitor, entries, moderator):
    ask(visitor, "alba", company="=cmd()")
    Addressee.objects.update(answer="job")
    response = client_of(moderator).get(f"{SCREEN}table.csv")
    (line,) = csv.DictReader(io.StringIO(response.text))
    assert (line["members"], line["answers"], line["jobs"]) == ("1", "1", "1")
    assert "cmd" not in response.text and "@" not in response.text


def test_the_list_asks_as_much_for_many_as_for_few(
    client_of, visitor, entries, moderator, django_assert_max_num_queries
):
    browser, counts = client_of(moderator), []
    browser.get(SCREEN)
    for size in (2, 6):
        for _each in range(size):
            request = CompanyRequest.objects.create(language="fr", company="C", state="sent")
            Addressee.objects.create(request=request, page=entries[0])
        with django_assert_max_num_queries(40) as captured:
            browser.get(SCREEN)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_companies_requests_stand_in_the_menu_of_who_may_read_them(
    client_of, entries, moderator, translator
):
    assert SCREEN in client_of(moderator).get("/admin/").text
    assert SCREEN not in client_of(translator).get("/admin/").text
