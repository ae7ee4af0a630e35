"""What somebody changes of their account, proved to be theirs first."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from cms.outbox.models import OutboxMessage
from tests import factories
from tests.accounts.code_login import ask, is_logged_in, letter, mailed_code, type_code, wrong
from tests.factories.people import PASSWORD
from tests.forms import form_data

pytestmark = pytest.mark.django_db

EMAIL = "/compte/email/"
SET = "/compte/password/set/"
CONFIRM = "/compte/confirm/"
NEW = "anne.nouvelle@exemple.test"
NEW_PASSWORD = "une-tout-autre-phrase-de-passe"


@pytest.fixture
def anne(db):
    return factories.UserFactory(
        email="anne@exemple.test", first_name="Anne", last_name="Bruguière"
    )


@pytest.fixture
def without_password(anne):
    anne.set_unusable_password()
    anne.save()
    return anne


def log_in(person, **options) -> Client:
    client = Client(**options)
    client.post("/compte/login/", {"login": person.email, "password": PASSWORD})
    assert is_logged_in(client)
    return client


def proved(person) -> Client:
    client = log_in(person)
    asked = client.get(EMAIL)["Location"]
    client.post(asked, {"password": PASSWORD})
    return client


def link() -> str:
    return re.search(r"/compte/email/\S+", letter().text)[0]


# --- the address -----------------------------------------------------------------------------


def test_a_new_address_is_confirmed_by_the_mail_that_goes_to_it(anne):
    client, elsewhere = proved(anne), log_in(anne)
    assert client.post(EMAIL, {"email": f" {NEW.title()} "}).status_code == 200
    anne.refresh_from_db()
    assert anne.email == "anne@exemple.test"
    assert letter().recipient == NEW
    opened, address = log_in(anne), link()
    assert NEW in opened.get(address).text
    anne.refresh_from_db()
    assert anne.email == "anne@exemple.test"
    assert opened.post(address).status_code == 200
    anne.refresh_from_db()
    assert anne.email == NEW
    assert letter().recipient == "anne@exemple.test"
    assert not is_logged_in(opened)
    for browser in (client, elsewhere):
        assert browser.get("/compte/").status_code == 302


def test_the_old_address_opens_nothing_any_more(anne):
    EmailAddress.objects.create(user=anne, email=anne.email, verified=True, primary=True)
    client = proved(anne)
    client.post(EMAIL, {"email": NEW})
    client.post(link())
    client = Client()
    client.post("/compte/login/", {"login": "anne@exemple.test", "password": PASSWORD})
    ask(client, "anne@exemple.test")
    assert not re.search(r"\d{6}", letter().text)
    log_in(factories.UserFactory._meta.model.objects.get(pk=anne.pk))


def test_an_address_changed_in_the_cms_leaves_no_other_behind(anne):
    EmailAddress.objects.create(user=anne, email=anne.email, verified=True, primary=True)
    anne.email = NEW
    anne.save()
    assert not EmailAddress.objects.exists()


def test_the_address_of_somebody_else_is_told_in_its_mailbox_only(anne):
    factories.UserFactory(email=NEW)
    client = proved(anne)
    client.get(EMAIL)  # shows once that they are logged in
    taken = client.post(EMAIL, {"email": NEW})
    free = client.post(EMAIL, {"email": "libre@exemple.test"})
    assert taken.text.replace(NEW, "") == free.text.replace("libre@exemple.test", "")
    told = OutboxMessage.objects.get(recipient=NEW)
    assert "/compte/email/" not in told.text


def test_an_address_taken_meanwhile_is_not_given_twice(anne):
    client = proved(anne)
    client.post(EMAIL, {"email": NEW})
    address = link()
    factories.UserFactory(email=NEW)
    assert client.post(address).status_code == 410
    anne.refresh_from_db()
    assert anne.email == "anne@exemple.test"


def test_the_link_works_once(anne):
    client = proved(anne)
    client.post(EMAIL, {"email": NEW})
    address = link()
    assert client.post(address).status_code == 200
    assert Client().post(address).status_code == 410


@pytest.mark.parametrize("who", ["a stranger", "another person"])
def test_who_reads_a_mail_that_went_astray_takes_no_account(anne, who):
    proved(anne).post(EMAIL, {"email": NEW})
    address = link()
    if who == "a stranger":
        refused = Client().post(address)
        assert refused.status_code == 302
        assert refused.url.startswith("/compte/login/")
    else:
        other = factories.UserFactory(password=PASSWORD)
        assert log_in(other).post(address).status_code == 410
    anne.refresh_from_db()
    assert anne.email == "anne@exemple.test"


@pytest.mark.parametrize("spoilt", ["password", "closed", "old", "forged"])
def test_the_link_dies(anne, spoilt):
    proved(anne).post(EMAIL, {"email": NEW})
    address, now = link(), timezone.now()
    if spoilt == "password":
        anne.set_password(NEW_PASSWORD)
        anne.save()
    elif spoilt == "closed":
        type(anne).objects.filter(pk=anne.pk).update(is_active=False)
    elif spoilt == "old":
        now += timedelta(days=1, seconds=5)
    else:
        address = address[:-3] + "AA/"
    with time_machine.travel(now, tick=False):
        assert Client().get(address).status_code == 410
        assert Client().post(address).status_code == 410


def test_ones_own_address_is_no_new_one(anne):
    client = proved(anne)
    page = client.post(EMAIL, {"email": "ANNE@exemple.test"})
    assert BeautifulSoup(page.content, "html.parser").select(".errorlist")
    assert not OutboxMessage.objects.exists()


def test_letters_to_new_addresses_are_limited(anne):
    client = proved(anne)
    limit = int(settings.ACCOUNT_RATE_LIMITS["manage_email"].split("/")[0])
    for number in range(limit):
        assert client.post(EMAIL, {"email": f"a{number}@exemple.test"}).status_code == 200
    assert client.post(EMAIL, {"email": NEW}).status_code == 429


# --- proof without a password ------------------------------------------------------------------


def _later(client, person):
    """Give `client` a session of `person` whose code was typed an hour ago."""
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=False):
        ask(client, person.email)
        type_code(client, mailed_code())
    assert is_logged_in(client)


@pytest.mark.parametrize("address", [EMAIL, SET, "/compte/second-factor/totp/activate/"])
def test_who_has_no_password_types_a_code_first(client, without_password, address):
    _later(client, without_password)
    asked = client.get(address)["Location"]
    assert asked.startswith(CONFIRM)
    client.post(asked, {"send": ""})
    code = mailed_code()
    assert client.post(asked, {"code": wrong(code)}).status_code == 200
    assert client.get(address).status_code == 302
    assert client.post(asked, {"code": code})["Location"] == address
    assert client.get(address).status_code == 200


def test_who_has_just_typed_a_code_is_not_asked_again(client, without_password):
    ask(client, without_password.email)
    type_code(client, mailed_code())
    assert client.get(SET).status_code == 200


def test_what_was_being_sent_is_not_lost(client, without_password):
    _later(client, without_password)
    asked = client.post(SET, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})["Location"]
    client.post(asked, {"send": ""})
    client.post(asked, {"code": mailed_code()})
    without_password.refresh_from_db()
    assert without_password.check_password(NEW_PASSWORD)


def test_codes_that_prove_are_few_and_run_out(client, without_password):
    _later(client, without_password)
    client.post(CONFIRM, {"send": ""})
    code = mailed_code()
    for _attempt in range(settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS):
        client.post(CONFIRM, {"code": wrong(code)})
    client.post(CONFIRM, {"code": code})
    assert client.get(SET).status_code == 302
    client.post(CONFIRM, {"send": ""})
    code, later = mailed_code(), settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT + 5
    with time_machine.travel(timezone.now() + timedelta(seconds=later), tick=False):
        client.post(CONFIRM, {"code": code})
        assert client.get(SET).status_code == 302


def test_a_code_does_not_stand_for_the_password_that_there_is(anne):
    client = log_in(anne)
    assert client.post(CONFIRM, {"send": ""})["Location"].startswith("/compte/reauthenticate/")
    assert not OutboxMessage.objects.exists()


# --- the password ----------------------------------------------------------------------------


def test_other_sessions_end_with_the_password(anne):
    client, elsewhere = log_in(anne), log_in(anne)
    sent = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert client.post("/compte/password/change/", sent).status_code == 302
    assert client.get("/compte/").status_code == 200
    assert elsewhere.get("/compte/").status_code == 302
    assert letter().recipient == anne.email


@pytest.mark.parametrize(
    "password",
    [
        "court",
        "x" * 129,
        "vive-la-famille-bruguiere",
        "azerty anne@exemple",
        "passwordpassword"[:14],
    ],
)
def test_a_weak_password_is_refused(anne, password):
    with pytest.raises(ValidationError):
        validate_password(password, anne)


@pytest.mark.parametrize("password", ["quatre mots sans rapport", "é" * 20 + " œuf", "z" * 128])
def test_any_character_will_do(anne, password):
    validate_password(password, anne)


# --- the language ----------------------------------------------------------------------------


def test_the_language_is_chosen_there(anne):
    client = log_in(anne)
    sent = form_data(client.get("/compte/"), "form:has([name=language])") | {"language": "es"}
    page = client.post("/compte/", sent, follow=True)
    assert BeautifulSoup(page.content, "html.parser").html["lang"] == "es"
    anne.refresh_from_db()
    assert (anne.language, anne.wagtail_userprofile.preferred_language) == ("es", "es")
