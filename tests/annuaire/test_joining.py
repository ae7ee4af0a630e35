"""Somebody settled in the Gers asks to join, without an account and without a cookie."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from annuaire.joining.place import answer_by
from annuaire.models import JoinRequest, TradeFamily
from cms.outbox.models import OutboxMessage
from cms.public_forms import forms as public_forms
from tests.forms import form_data

JOIN = "/en/directory/join/"
FORM = "form:has([name=stamp])"
TYPED = {
    "first_name": "Inès",
    "last_name": "Soubiran",
    "email": "Ines@exemple.test",
    "phone": "0562000000",
    "trade": "Illustratrice",
    "commune": "Simorre",
    "settled_in": "2024",
    "website": "ines.example",
    "languages": ["fr", "es"],
    "presentation": "Des albums, à l’encre.\n\nEt des affiches.",
    "looks_for": "Un bureau <b>au calme</b>.",
}


@pytest.fixture(autouse=True)
def site_that_reads_at_once(annuaire_index, monkeypatch):
    """A test types faster than anybody."""
    monkeypatch.setattr(public_forms, "SHORTEST", timedelta(0))


def fill(client, **other):
    typed = form_data(client.get(JOIN), FORM) | TYPED | other
    return {name: value for name, value in typed.items() if value is not None}


def send(client, **other):
    return client.post(JOIN, fill(client, **other) | {"step": "send"})


def letters(**filters):
    return OutboxMessage.objects.filter(**filters)


def test_it_is_read_once_more_then_sent(visitor, moderator):
    review = visitor.post(JOIN, fill(visitor) | {"step": "review"})
    assert review.status_code == 200
    assert not JoinRequest.objects.exists()
    hidden = form_data(review, FORM)
    answer = visitor.post(JOIN, hidden | {"step": "send"})
    assert (answer.status_code, answer["Location"]) == (302, f"{JOIN}?sent")
    assert not visitor.cookies

    request = JoinRequest.objects.get()
    assert (request.state, request.language) == (JoinRequest.State.WAITING, "en")
    assert (request.title, request.place) == ("Inès Soubiran", "Simorre")
    assert (request.phone, request.website) == ("05 62 00 00 00", "https://ines.example")
    assert request.presentation.replace("\r\n", "\n") == TYPED["presentation"]
    assert request.languages == ["fr", "es"]
    assert str(timezone.localdate().year) in visitor.get(answer["Location"]).content.decode()


def test_what_was_typed_comes_back_to_be_changed(visitor):
    review = visitor.post(JOIN, fill(visitor) | {"step": "review"})
    again = visitor.post(JOIN, form_data(review, FORM) | {"step": "change"})
    kept = form_data(again, FORM)
    for name, value in TYPED.items():
        sent = kept[name] if isinstance(value, list) else kept[name].replace("\r\n", "\n")
        assert sent == value
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "ines"}, "email"),
        ({"presentation": ""}, "presentation"),
        ({"commune": ""}, "commune"),
        ({"phone": "12"}, "phone"),
        ({"settled_in": "3024"}, "settled_in"),
        ({"settled_in": "1e9"}, "settled_in"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"village": "999999999999999999999"}, "village"),
        ({"languages": ["xx"]}, "languages"),
        ({"presentation": "x" * 2_001}, "presentation"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(visitor, wrong, field):
    answer = send(visitor, **wrong)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select(f"[name={field}][aria-invalid=true], #id_{field}_error")
    assert not JoinRequest.objects.exists()


def test_a_village_and_a_commune_are_one_too_many(visitor, marciac):
    assert send(visitor, village=str(marciac.pk)).status_code == 200
    assert not JoinRequest.objects.exists()
    assert send(visitor, village=str(marciac.pk), commune=None).status_code == 302
    assert JoinRequest.objects.get().place == "Marciac"


def test_the_same_form_sent_twice_is_one_request(visitor):
    typed = fill(visitor) | {"step": "send"}
    for _time in range(2):
        assert visitor.post(JOIN, typed).status_code == 302
    assert JoinRequest.objects.count() == 1
    assert letters(recipient__icontains="ines@").count() == 1


def test_both_sides_are_written_to(visitor, moderator, adviser):
    send(visitor)
    told = dict(letters().values_list("recipient", "subject"))
    assert set(told) == {moderator.email, "Ines@exemple.test"}
    assert "Inès Soubiran" in told[moderator.email]


def test_what_looks_like_spam_is_held_and_nobody_outside_is_written_to(visitor, moderator):
    for number in range(2):
        answer = send(visitor, remarks="x", email=f"a{number}@exemple.test")
        assert answer["Location"] == f"{JOIN}?sent"
    assert set(JoinRequest.objects.values_list("state", "doubt")) == {("held", "trap")}
    assert letters().get().recipient == moderator.email  # once a day


def test_families_are_named_in_the_language_that_is_read(visitor):
    TradeFamily.objects.create(name="Écriture", name_en="Writing", slug="ecriture")
    page = visitor.get(JOIN).content.decode()
    assert "Writing" in page
    assert "Écriture" not in page


def test_the_notice_on_personal_data_is_short(visitor):
    soup = BeautifulSoup(visitor.get(JOIN).content, "html.parser")
    assert len(re.findall(r"\w+", soup.select_one("#personal-data").get_text())) <= 80


def test_each_language_has_its_own_address(visitor):
    for path in (
        "/fr/annuaire/rejoindre/",
        JOIN,
        "/es/directorio/unirse/",
        "/pt/diretorio/aderir/",
    ):
        assert visitor.get(path).status_code == 200
    assert visitor.get("/fr/annuaire/join/").status_code == 404
    assert visitor.get("/en/annuaire/rejoindre/").status_code == 404


def test_the_promise_is_a_day_to_come():
    assert answer_by() > timezone.localdate()
