"""Logging in by a code that is mailed: once, for a while, where it was asked for."""

import re
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.outbox.models import OutboxMessage
from tests import factories
from tests.accounts.code_login import (
    ASK,
    TYPE,
    ask,
    is_logged_in,
    letter,
    mailed_code,
    type_code,
    wrong,
)
from tests.factories.people import PASSWORD
from tests.forms import form_data

pytestmark = pytest.mark.django_db

UNKNOWN = "personne@exemple.test"


@pytest.fixture
def anne(db):
    user = factories.UserFactory(email="anne@exemple.test", language="pt")
    user.set_unusable_password()
    user.save()
    return user


def test_a_member_without_password_logs_in_and_lands_in_their_language(client, anne):
    asked = ask(client, " Anne@Exemple.TEST ")
    assert asked["Location"] == TYPE
    assert (letter().recipient, letter().language) == (anne.email, "pt")
    assert mailed_code() in letter().subject
    assert type_code(client, mailed_code()).status_code == 302
    assert client.session["_auth_user_id"] == str(anne.pk)
    assert BeautifulSoup(client.get("/compte/").content, "html.parser").html["lang"] == "pt"


def test_the_code_may_be_typed_with_spaces(client, anne):
    ask(client, anne.email)
    code = mailed_code()
    type_code(client, f" {code[:3]} {code[3:]}")
    assert is_logged_in(client)


def test_what_was_typed_at_the_log_in_is_not_left_behind(client, anne):
    page = client.get("/compte/login/?next=/compte/sessions/")
    button = BeautifulSoup(page.content, "html.parser").select_one("button[formaction]")
    form = f"form#{button['form']}"
    assert button.has_attr("formnovalidate")
    sent = form_data(page, form) | {"login": anne.email, "password": ""}
    asked = client.post(button["formaction"], sent)
    assert asked["Location"] == f"{TYPE}?next=%2Fcompte%2Fsessions%2F"
    sent = form_data(client.get(asked["Location"]), "form:has([name=code])")
    done = client.post(TYPE, sent | {"code": mailed_code()})
    assert done["Location"] == "/compte/sessions/"


def test_the_button_of_the_password_stays_the_forms_own(client):
    page = BeautifulSoup(client.get("/compte/login/").content, "html.parser")
    form = page.select_one("form:has([name=password])")
    assert len(form.select("[type=submit]")) == 1
    buttons = page.select('form:has([name=password]) [type=submit], [form="log-in"]')
    assert not buttons[0].has_attr("formaction")


def test_no_address_typed_is_said_where_it_is_missing(client):
    page = client.post(ASK, {"login": "pas une adresse", "password": ""})
    field = BeautifulSoup(page.content, "html.parser").select_one("input[name=email]")
    assert field["value"] == "pas une adresse"
    assert field["aria-invalid"] == "true"
    assert OutboxMessage.objects.count() == 0


def test_the_field_tells_the_telephone_what_it_is(client, anne):
    ask(client, anne.email)
    field = BeautifulSoup(client.get(TYPE).content, "html.parser").select_one("[name=code]")
    assert (field["autocomplete"], field["inputmode"]) == ("one-time-code", "numeric")


def test_a_wrong_code_is_refused_three_times_and_then_the_right_one_too(client, anne):
    ask(client, anne.email)
    code = mailed_code()
    for _attempt in range(settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS - 1):
        assert type_code(client, wrong(code)).status_code == 200
    assert type_code(client, wrong(code))["Location"] == ASK
    type_code(client, code)
    assert not is_logged_in(client)


def test_guesses_that_come_at_once_are_counted_each(client, anne):
    ask(client, anne.email)
    code, before = mailed_code(), dict(client.session)
    for _guess in range(3):
        type_code(client, wrong(code))
        session = client.session
        session.update(before)  # as the last of several requests at once would leave it
        session.save()
    type_code(client, code)
    assert not is_logged_in(client)


def test_a_code_runs_out(client, anne):
    ask(client, anne.email)
    code = mailed_code()
    lasts = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    with time_machine.travel(timezone.now() + lasts + timedelta(seconds=5), tick=False):
        assert type_code(client, code)["Location"] == ASK
        assert not is_logged_in(client)


def test_a_code_works_once(client, anne):
    ask(client, anne.email)
    code = mailed_code()
    type_code(client, code)
    client.post("/compte/logout/")
    type_code(client, code)
    assert not is_logged_in(client)


def test_a_code_works_where_it_was_asked_for_only(client, anne):
    ask(client, anne.email)
    elsewhere = Client()
    type_code(elsewhere, mailed_code())
    ask(elsewhere, UNKNOWN)
    code = OutboxMessage.objects.filter(recipient=anne.email).latest("pk")
    type_code(elsewhere, re.search(r"^\d{6}$", code.text, re.MULTILINE)[0])
    assert not is_logged_in(elsewhere)


def test_another_code_replaces_the_first_and_lasts_from_then(client, anne):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask(client, anne.email)
        first = mailed_code()
        clock.shift(timedelta(minutes=9))
        client.post(TYPE, {"action": "resend"})
        assert OutboxMessage.objects.count() == 2
        second = mailed_code()
        clock.shift(timedelta(minutes=9))
        if first != second:
            type_code(client, first)
            assert not is_logged_in(client)
        type_code(client, second)
        assert is_logged_in(client)


def test_who_waits_for_a_code_may_log_in_otherwise(client, anne):
    other = factories.UserFactory()
    ask(client, anne.email)
    assert client.get("/compte/login/").status_code == 200
    assert ask(client, other.email).status_code == 302
    client.post("/compte/login/", {"login": other.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(other.pk)


def test_codes_are_not_sent_without_end(client, anne):
    limit = int(settings.ACCOUNT_RATE_LIMITS["request_login_code"].split(",")[1].split("/")[0])
    for _time in range(limit):
        assert ask(client, anne.email).status_code == 302
    assert ask(Client(), anne.email).status_code == 200
    client.post(TYPE, {"action": "resend"})
    assert OutboxMessage.objects.count() == limit


def test_asking_for_an_unknown_address_is_slowed_down_alike(client):
    limit = int(settings.ACCOUNT_RATE_LIMITS["request_login_code"].split(",")[1].split("/")[0])
    for _time in range(limit):
        assert ask(client, UNKNOWN).status_code == 302
    assert ask(client, UNKNOWN).status_code == 200
    assert OutboxMessage.objects.count() == limit


# --- who is no member ------------------------------------------------------------------------


def _walk(email: str) -> list:
    """Return what a browser sees that asks, mistypes, asks again and fails; and its questions."""
    client, seen = Client(), []

    def note(answer):
        text = re.sub(r'(value="\w{64}"|personne@exemple.test|anne@exemple.test)', "", answer.text)
        seen.append((answer.status_code, answer.get("Location"), text))

    steps = [
        lambda: ask(client, email),
        lambda: client.get(TYPE),
        lambda: client.post(TYPE, {"code": "12"}),
        lambda: client.post(TYPE, {"action": "resend"}),
        lambda: client.get(TYPE),
        lambda: client.post(TYPE, {"code": "12"}),
        lambda: client.post(TYPE, {"code": "12"}),
        lambda: client.get(ASK),
    ]
    for step in steps:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            note(step())
        seen.append(len(queries))
    return seen


def test_an_unknown_address_gets_the_same_answers_for_the_same_work(anne):
    _walk("premiere@exemple.test")  # what is read once in a process
    known, unknown = _walk(anne.email), _walk(UNKNOWN)
    assert known == unknown


def test_an_unknown_address_is_told_so_in_its_mailbox_only(client):
    ask(client, UNKNOWN)
    assert letter().recipient == UNKNOWN
    assert not re.search(r"\d{6}", letter().text)


def test_a_closed_account_gets_no_code(client, anne):
    type(anne).objects.filter(pk=anne.pk).update(is_active=False)
    assert ask(client, anne.email)["Location"] == TYPE
    assert not re.search(r"\d{6}", letter().text)


@pytest.mark.parametrize("who", ["moderator", "adviser", "administrator"])
def test_a_code_never_opens_an_account_of_the_cci(client, request, who):
    person = request.getfixturevalue(who)
    assert ask(client, person.email)["Location"] == TYPE
    assert not re.search(r"\d{6}", letter().text)
    assert "/compte/password/reset/" in letter().text
    client.post(TYPE, {"action": "resend"})
    assert not re.search(r"\d{6}", letter().text)
    assert not is_logged_in(client)


def test_an_account_of_the_cci_is_not_told_from_another(anne, moderator):
    type(moderator).objects.filter(pk=moderator.pk).update(email=UNKNOWN)
    _walk("premiere@exemple.test")
    assert _walk(anne.email) == _walk(UNKNOWN)


def test_who_is_given_a_role_while_the_code_is_under_way_is_not_let_in(client, anne):
    ask(client, anne.email)
    code = mailed_code()
    type(anne).objects.filter(pk=anne.pk).update(is_superuser=True)
    type_code(client, code)
    assert not is_logged_in(client)
