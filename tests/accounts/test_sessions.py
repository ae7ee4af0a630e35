"""Where somebody is logged in: listed, closed, and for how long."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cms.accounts.sessions import device_name
from tests import factories
from tests.accounts.code_login import is_logged_in
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.fixture
def anne(db):
    return factories.UserFactory(email="anne@exemple.test")


def log_in(person, **options) -> Client:
    client = Client(**options)
    client.post("/compte/login/", {"login": person.email, "password": PASSWORD})
    assert is_logged_in(client)
    return client


def test_sessions_are_listed_and_closed_one_by_one(anne):
    here, there = log_in(anne), log_in(anne, headers={"user-agent": FIREFOX})
    page = here.get("/compte/sessions/")
    assert "Firefox, Linux" in page.text
    soup = BeautifulSoup(page.content, "html.parser")
    (button,) = soup.select("button[name=session]")
    here.post("/compte/sessions/", {"session": button["value"]})
    assert there.get("/compte/").status_code == 302
    assert here.get("/compte/").status_code == 200


def test_all_others_are_closed_at_once(anne):
    here, others = log_in(anne), [log_in(anne), log_in(anne)]
    here.post("/compte/sessions/", {"others": ""})
    assert [other.get("/compte/").status_code for other in others] == [302, 302]
    assert here.get("/compte/").status_code == 200


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 20, "9" * 5000])
def test_no_session_of_that_number(anne, number):
    assert log_in(anne).post("/compte/sessions/", {"session": number}).status_code == 404


def test_nobody_closes_the_session_of_another(anne, member):
    theirs = log_in(member)
    session = UserSession.objects.get(user=member)
    answer = log_in(anne).post("/compte/sessions/", {"session": str(session.pk)})
    assert answer.status_code == 404
    assert theirs.get("/compte/").status_code == 200


def test_a_closed_account_has_no_session_when_it_is_opened_again(anne):
    client = log_in(anne)
    for is_active in (False, True):
        anne.is_active = is_active
        anne.save()
    assert client.get("/compte/").status_code == 302


def test_when_it_was_last_used_is_kept_now_and_then(anne, django_assert_num_queries):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = log_in(anne)
        begun = UserSession.objects.get().last_seen_at
        clock.shift(timedelta(minutes=5))
        client.get("/compte/")
        assert UserSession.objects.get().last_seen_at == begun
        clock.shift(timedelta(minutes=6))
        client.get("/compte/")
        assert UserSession.objects.get().last_seen_at == timezone.now()


@pytest.mark.parametrize(
    ("who", "age"), [("member", "SESSION_COOKIE_AGE"), ("moderator", "STAFF_SESSION_AGE")]
)
def test_how_long_a_session_lasts(request, who, age):
    client = log_in(request.getfixturevalue(who))
    assert client.session.get_expiry_age() == getattr(settings, age)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (FIREFOX, "Firefox, Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
    ],
)
def test_a_browser_is_named_in_words(said, name):
    assert device_name(said) == name


def test_an_unknown_browser_is_named_too():
    assert device_name("") != ""
