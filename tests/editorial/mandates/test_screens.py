"""The CCI's screen of all mandates: what it tells, at what cost, and to whom alone."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.editorial.models import Mandate
from tests.factories import MandateFactory

pytestmark = pytest.mark.django_db

MANDATES = "/admin/mandates/"
WORDS = ("suspend", "give-back", "transfer", "end")


def address(mandate, word: str) -> str:
    return f"{MANDATES}delete/{mandate.pk}/" if word == "end" else f"{MANDATES}{mandate.pk}/{word}/"


@pytest.fixture
def cci(client_of, moderator):
    return client_of(moderator)


def rows(answer):
    return BeautifulSoup(answer.content, "html.parser").select("table.listing tbody tr")


def test_every_mandate_is_a_row(cci, committee, colleague, other_committee, member):
    told = [row.get_text(" ", strip=True) for row in rows(cci.get(MANDATES))]
    assert len(told) == 4
    assert any("Anne Marciac" in text and "Marciac" in text for text in told)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("q=lectoure", 1),
        ("role=member", 1),
        ("role=committee_head", 2),
        ("suspended=on", 0),
        ("q=%25&role=x&page=9999999999999999999999", 0),
        ("q=nobody", 0),
    ],
)
def test_it_is_filtered_by_its_address(cci, committee, other_committee, member, query, number):
    found = rows(cci.get(f"{MANDATES}?{query}"))
    assert len(found) == number


def test_it_costs_the_same_however_many_there_are(cci, marciac, committee):
    counts = []
    for more in (2, 12):
        for _number in range(more):
            MandateFactory(page=marciac)
        cci.get(MANDATES)
        with CaptureQueriesContext(connection) as queries:
            assert len(rows(cci.get(MANDATES))) == Mandate.objects.count()
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 25


@pytest.mark.parametrize("word", WORDS)
def test_it_is_asked_before_it_is_done(cci, committee, word):
    mandate = committee.mandates.get()
    if word == "give-back":
        cci.post(address(mandate, "suspend"))
    before = Mandate.objects.values_list("pk", "suspended_at", "user")
    shown = list(before)
    for method in (cci.get, cci.head):
        assert method(address(mandate, word)).status_code == 200
    assert list(before.all()) == shown
    fields = {"email": "lea@exemple.test", "language": "fr"} if word == "transfer" else {}
    assert cci.post(address(mandate, word), fields).status_code == 302
    assert list(before.all()) != shown


@pytest.mark.parametrize("who", ["committee", "member", "adviser", "translator"])
def test_nobody_else_sees_or_does_it(request, client_of, other_committee, who):
    client = client_of(request.getfixturevalue(who))
    mandate = other_committee.mandates.get()
    addresses = [MANDATES, *(address(mandate, word) for word in WORDS)]
    for where in addresses:
        assert client.get(where).status_code in (302, 403)
        assert client.post(where).status_code in (302, 403, 405)
    mandate.refresh_from_db()
    assert mandate.suspended_at is None


def test_what_is_wrong_is_said_and_nothing_is_lost(cci, committee):
    mandate = committee.mandates.get()
    answer = cci.post(address(mandate, "transfer"), {"email": "non", "first_name": "Léa"})
    assert answer.status_code == 200
    assert 'value="Léa"' in answer.content.decode()
    assert Mandate.objects.filter(pk=mandate.pk).exists()
