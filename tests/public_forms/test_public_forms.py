"""What anybody may send: once, within limits, never lost; no cookie, no puzzle."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from cms.public_forms.models import KEPT, Doubt, Received, prune
from tests.forms import form_data

from . import urls
from .sending import stamp, typed

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.public_forms.urls")]

NOTE = {"name": "Ana", "email": "ana@exemple.test", "message": "Bonjour à vous."}


@pytest.fixture(autouse=True)
def taken():
    urls.taken.clear()
    return urls.taken


@pytest.fixture
def sender():
    """A browser that checks forged requests as in production, where nobody is logged in."""
    return Client(enforce_csrf_checks=True)


def send(sender, address="/note/", code="note", *, ago=None, **fields):
    return sender.post(address, typed(code, NOTE | fields, **(ago or {})))


def errors(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(found.get_text(" ") for found in soup.select("[role=alert]"))


def test_what_is_sent_is_taken_without_a_cookie_or_a_token(sender, taken):
    shown = sender.get("/note/")
    assert not shown.cookies and "no-store" in shown["Cache-Control"]
    response = send(sender)
    assert response.content == b"thanks" and not response.cookies
    assert taken == [NOTE | {"website": "", "doubt": ""}]


def test_the_form_as_a_browser_posts_it_is_taken(sender, taken):
    data = form_data(sender.get("/note/")) | NOTE | {"step": "send"}
    assert sender.post("/note/", data).content == b"thanks"
    assert taken[0]["doubt"] == Doubt.FAST  # a test is faster than a person


def test_what_is_sent_twice_is_received_once(sender, taken):
    data = typed("note", NOTE)
    assert [sender.post("/note/", data).content for _ in range(3)] == [b"thanks"] * 3
    assert len(taken) == 1


@pytest.mark.parametrize(
    ("fields", "ago", "doubt"),
    [
        ({"remarks": "http://cheap.test"}, {"minutes": 1}, Doubt.TRAP),
        ({}, {"seconds": 1}, Doubt.FAST),
        ({"message": "https://a.test HTTP://b.test www.c.test"}, {"minutes": 1}, Doubt.LINKS),
        ({"message": "Voir https://a.test"}, {"minutes": 1}, ""),
        ({"website": "https://www.a.test", "message": "www.a.test, www.b.test"}, {"hours": 1}, ""),
    ],
)
def test_what_looks_like_spam_is_taken_with_the_reason(sender, taken, fields, ago, doubt):
    assert send(sender, ago=ago, **fields).content == b"thanks"
    assert [one["doubt"] for one in taken] == [doubt]


def test_one_text_from_several_addresses_is_in_doubt(sender, taken):
    for number, text in enumerate(["Bonjour à vous.", " bonjour\n à  vous.", "BONJOUR À VOUS."]):
        send(sender, email=f"a{number}@exemple.test", message=text)
    assert [one["doubt"] for one in taken] == ["", Doubt.REPEATED, Doubt.REPEATED]


def test_one_person_may_send_a_text_three_times(sender, taken):
    for _time in range(4):
        send(sender)
    assert [one["doubt"] for one in taken] == ["", "", "", Doubt.REPEATED]


@pytest.mark.parametrize("bad", ["", "forged", "x" * 50_000, None])
def test_a_form_without_its_stamp_is_shown_again_with_all_that_was_typed(sender, taken, bad):
    data = {name: value for name, value in (NOTE | {"stamp": bad}).items() if value is not None}
    response = sender.post("/note/", data)
    assert taken == [] and errors(response).strip()
    shown = form_data(response)
    assert {name: shown[name] for name in NOTE} == NOTE
    assert send_again(sender, response) == b"thanks" and len(taken) == 1


def send_again(sender, response) -> bytes:
    return sender.post("/note/", form_data(response) | {"step": "send"}).content


def test_a_stamp_of_yesterday_or_of_another_form_is_not_taken(sender, taken):
    send(sender, ago={"hours": 25})
    sender.post("/note/", NOTE | {"stamp": stamp("reviewed-note")})
    assert taken == []


def test_a_sender_over_the_limit_is_told_until_when_and_keeps_what_was_typed(sender, taken):
    for number in range(15):
        send(sender, email=f"a{number}@exemple.test", message=f"Texte {number}")
    response = send(sender, email="b@exemple.test", message="Encore un")
    assert response.status_code == 429 and 3500 < int(response["Retry-After"]) <= 3601
    assert len(taken) == 15 and re.search(r"\d:\d\d", errors(response))
    assert form_data(response)["message"] == "Encore un"
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert send(elsewhere, email="c@exemple.test").content == b"thanks"


def test_an_address_that_is_used_too_often_is_over_the_limit_wherever_it_comes_from(taken):
    for number in range(6):
        sender = Client(REMOTE_ADDR=f"192.0.2.{number}")
        last = send(sender, email="Ana@Exemple.test", message=f"Texte {number}")
    assert last.status_code == 429 and len(taken) == 5


def test_one_household_is_one_sender_in_the_new_internet(taken):
    for number in range(16):
        sender = Client(REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
        last = send(sender, email=f"a{number}@exemple.test", message=f"Texte {number}")
    assert last.status_code == 429


def test_who_is_over_the_limit_may_send_again_later(sender, taken):
    for number in range(6):
        send(sender, message=f"Texte {number}")
    Received.objects.update(received_at=timezone.now() - timedelta(hours=25))
    assert send(sender, message="Texte 7").content == b"thanks"


def test_nothing_of_who_sent_what_is_kept(sender):
    send(sender)
    row = Received.objects.get()
    kept = " ".join(str(value) for value in vars(row).values())
    assert not any(word in kept for word in ["ana@", "exemple", "127.0.0.1", "Bonjour"])
    Received.objects.update(received_at=timezone.now() - KEPT - timedelta(minutes=1))
    assert prune() == 1 and not Received.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"email": "ana@exemple.test\nBcc: all@exemple.test"},
        {"message": "\0"},
        {"message": "a" * 50_000},
        {"name": "\0"},
    ],
)
def test_what_is_wrong_is_not_taken(sender, taken, fields):
    response = send(sender, **fields)
    assert response.status_code == 200 and "errorlist" in response.text
    assert taken == [] and not Received.objects.exists()


def test_a_line_break_in_a_line_becomes_a_space(sender, taken):
    send(sender, name="Ana\r\nBcc: all@exemple.test")
    assert taken[0]["name"] == "Ana Bcc: all@exemple.test"


def test_what_was_typed_is_read_once_more_before_it_goes(sender, taken):
    fields = NOTE | {"colour": "b", "message": "<b>Bonjour</b>"}
    data = typed("reviewed-note", fields) | {"step": "review"}
    response = sender.post("/reviewed/", data)
    assert taken == [] and "&lt;b&gt;Bonjour" in response.text and "<dd>" in response.text
    assert "blue" in BeautifulSoup(response.content, "html.parser").select_one("dl").get_text()
    again = form_data(response)
    changed = sender.post("/reviewed/", again | {"step": "change"})
    assert "<textarea" in changed.text and form_data(changed)["message"] == "<b>Bonjour</b>"
    assert sender.post("/reviewed/", again | {"step": "send"}).content == b"thanks"
    assert len(taken) == 1 and taken[0]["message"] == "<b>Bonjour</b>"


def test_what_is_wrong_is_never_shown_as_right(sender, taken):
    data = typed("reviewed-note", NOTE | {"colour": "green"})
    for step in ("review", "send"):
        response = sender.post("/reviewed/", data | {"step": step})
        assert "<textarea" in response.text and "errorlist" in response.text
    assert taken == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_there_is_no_other_way_in(sender, method):
    assert getattr(sender, method)("/note/").status_code == 405


def test_behind_a_proxy_the_reader_is_whom_the_proxy_names(settings, taken):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(16):
        forged = Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 192.0.2.9")
        last = send(forged, email=f"a{number}@exemple.test", message=f"Texte {number}")
    assert last.status_code == 429
    other = Client(HTTP_X_FORWARDED_FOR="192.0.2.10")
    assert send(other, email="b@exemple.test", message="Autre").content == b"thanks"
