"""The CCI's second factor: set up, asked for, and required where a setting says so."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from wagtail.models import ModelLogEntry

from cms.accounts.second_factor import is_of_the_cci
from cms.editorial import groups
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.factories.people import PASSWORD
from tests.forms import form_data

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HOME = "/compte/second-factor/"
ACTIVATE = f"{HOME}totp/activate/"
AUTHENTICATE = f"{HOME}authenticate/"


def totp_code(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def log_in(client, person, password=PASSWORD):
    return client.post("/compte/login/", {"login": person.email, "password": password})


def is_logged_in(client) -> bool:
    return "_auth_user_id" in client.session


def with_application(person):
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def set_up(client, execute):
    """Set up an application as a person does, from the screen that asks for the password."""
    asked = client.get(ACTIVATE, follow=True)
    sent = form_data(asked, "form:has([name=password])")
    page = client.post(asked.redirect_chain[-1][0], sent | {"password": PASSWORD}, follow=True)
    secret = BeautifulSoup(page.content, "html.parser").select_one("details code").text
    with execute(execute=True):
        return client.post(ACTIVATE, {"code": totp_code(secret)}, follow=True)


@pytest.mark.parametrize("who", ["moderator", "adviser", "administrator"])
def test_the_ccis_roles_need_one(request, who):
    assert is_of_the_cci(request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["member", "committee", "translator"])
def test_others_do_not(request, who):
    assert not is_of_the_cci(request.getfixturevalue(who))


def test_the_groups_that_need_one_are_there():
    assert settings.SECOND_FACTOR_GROUPS == [
        groups.MODERATORS,
        groups.ADVISERS,
        groups.ADMINISTRATORS,
    ]


# --- required --------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["moderator", "adviser", "administrator"])
@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/login/"])
def test_nothing_of_the_cms_opens_without_it(required, client_of, request, site, who, address):
    client = client_of(request.getfixturevalue(who))
    for method in (client.get, client.post):
        assert method(address)["Location"].startswith(HOME)


def test_elsewhere_they_are_a_visitor(required, client_of, moderator, marciac, site):
    client = client_of(moderator)
    assert client.get("/fr/villages/marciac/").status_code == 200
    asked = client.get("/fr/mon-village/marciac/")
    assert asked["Location"].startswith("/compte/login/")
    assert client.get(asked["Location"])["Location"].startswith(HOME)


def test_who_sets_it_up_goes_on(
    required, client, moderator, site, django_capture_on_commit_callbacks
):
    landed = client.get(log_in(client, moderator)["Location"])
    assert landed["Location"].startswith(HOME)
    done = set_up(client, django_capture_on_commit_callbacks)
    assert len(BeautifulSoup(done.content, "html.parser").select("main .rows code")) == 10
    assert client.get("/admin/").status_code == 200
    assert OutboxMessage.objects.filter(recipient=moderator.email).count() == 1


@pytest.mark.parametrize("who", ["member", "committee", "translator"])
def test_the_others_are_not_asked(required, client_of, request, site, who):
    assert client_of(request.getfixturevalue(who)).get("/compte/").status_code == 200


def test_the_cms_stays_open_to_committees(required, client_of, committee, site):
    assert client_of(committee).get("/admin/").status_code == 200


def test_the_demo_offers_it_and_does_not_force_it(client_of, moderator, site):
    client = client_of(moderator)
    assert client.get("/admin/").status_code == 200
    assert HOME in client.get("/compte/").text


# --- asked for -------------------------------------------------------------------------------


def test_the_password_alone_no_longer_opens(client, moderator, site):
    with_application(moderator)
    assert log_in(client, moderator)["Location"] == AUTHENTICATE
    assert not is_logged_in(client)
    assert client.get("/admin/").status_code == 302
    done = client.post(AUTHENTICATE, {"code": totp_code()})
    assert done["Location"] == "/admin/"
    assert is_logged_in(client)


def test_a_code_of_the_application_works_once(client, moderator):
    with_application(moderator)
    code = totp_code()
    log_in(client, moderator)
    client.post(AUTHENTICATE, {"code": code})
    other = Client()
    log_in(other, moderator)
    other.post(AUTHENTICATE, {"code": code})
    assert not is_logged_in(other)


def test_guessing_the_second_factor_is_slowed_down(client, moderator):
    with_application(moderator)
    limit = int(settings.ACCOUNT_RATE_LIMITS["login_failed"].split(",")[1].split("/")[0])
    log_in(client, moderator)
    for _attempt in range(limit):
        assert client.post(AUTHENTICATE, {"code": "000000"}).status_code == 200
    client.post(AUTHENTICATE, {"code": totp_code()})
    assert not is_logged_in(client)


def test_a_recovery_code_works_once(client, moderator):
    with_application(moderator)
    codes = Authenticator.objects.get(user=moderator, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    for client_, opens in ((client, True), (Client(), False)):
        log_in(client_, moderator)
        client_.post(AUTHENTICATE, {"code": code})
        assert is_logged_in(client_) is opens


def test_the_secret_is_not_kept_as_it_is(moderator):
    with_application(moderator)
    for authenticator in Authenticator.objects.filter(user=moderator):
        assert SECRET not in str(authenticator.data)
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(totp_code())


def test_a_secret_outlives_the_key_that_closed_it(moderator, settings):
    with_application(moderator)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "y" * 60
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(totp_code())


# --- changed ---------------------------------------------------------------------------------

CHANGES = [
    ACTIVATE,
    f"{HOME}totp/deactivate/",
    f"{HOME}webauthn/add/",
    f"{HOME}recovery-codes/generate/",
    "/compte/email/",
]


@pytest.mark.parametrize("address", CHANGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_change_asks_who_it_is_first(client_of, moderator, address, method):
    if address != ACTIVATE:
        with_application(moderator)
    asked = getattr(client_of(moderator), method)(address)
    assert asked["Location"].startswith("/compte/reauthenticate/")
    assert Authenticator.objects.count() == (0 if address == ACTIVATE else 2)


def test_a_wrong_password_does_not_prove_anything(client_of, moderator):
    client = client_of(moderator)
    asked = client.get(ACTIVATE)["Location"]
    assert client.post(asked, {"password": "ce-n-est-pas-le-bon"}).status_code == 200
    assert client.get(ACTIVATE).status_code == 302


def test_other_sessions_end_when_it_is_set_up(
    client_of, client, moderator, django_capture_on_commit_callbacks
):
    elsewhere = client_of(moderator)
    log_in(client, moderator)
    set_up(client, django_capture_on_commit_callbacks)
    assert is_logged_in(client)
    assert elsewhere.get("/compte/").status_code == 302


def test_recovery_codes_are_shown_once(client, moderator, django_capture_on_commit_callbacks):
    log_in(client, moderator)
    page = set_up(client, django_capture_on_commit_callbacks)
    soup = BeautifulSoup(page.content, "html.parser")
    codes = [code.text for code in soup.select("main .rows code")]
    assert all(code in soup.select_one("a[download]")["href"] for code in codes)
    again = client.get(f"{HOME}recovery-codes/").text
    assert not any(code in again for code in codes)


def test_screens_hold_nothing_that_the_policy_would_drop(client, moderator):
    log_in(client, moderator)
    asked = client.get(ACTIVATE)["Location"]
    page = client.post(asked, {"password": PASSWORD, "next": ACTIVATE}, follow=True)
    policy = page["Content-Security-Policy"]
    assert re.search(r"script-src 'self'(;|$)", policy)
    assert "data:" in next(part for part in policy.split(";") if "img-src" in part)
    image = BeautifulSoup(page.content, "html.parser").select_one("main img")
    assert image["src"].startswith("data:image/svg+xml;base64,")


# --- lost ------------------------------------------------------------------------------------

WORDS = "Vu dans mon bureau, avec sa carte professionnelle."


def test_an_administrator_lets_in_again_who_lost_the_telephone(client_of, administrator, moderator):
    session = client_of(with_application(moderator))
    address = f"/admin/people/{moderator.pk}/lost-phone/"
    client = client_of(administrator)
    assert address in client.get("/admin/users/").text
    sent = form_data(client.get(address), "form:has([name=recognised])")
    assert client.post(address, sent | {"recognised": WORDS}).status_code == 302
    assert not Authenticator.objects.exists()
    assert session.get("/compte/").status_code == 302
    entry = ModelLogEntry.objects.get(action="accounts.reset_second_factor")
    assert (entry.user, entry.object_id) == (administrator, str(moderator.pk))
    assert entry.data["recognised"] == WORDS
    assert str(administrator) in OutboxMessage.objects.get(recipient=moderator.email).text


def test_not_without_saying_how_they_were_recognised(client_of, administrator, moderator):
    with_application(moderator)
    address = f"/admin/people/{moderator.pk}/lost-phone/"
    assert client_of(administrator).post(address, {"recognised": ""}).status_code == 200
    assert Authenticator.objects.filter(user=moderator).exists()


@pytest.mark.parametrize("who", ["moderator", "adviser", "committee", "member"])
def test_nobody_else_takes_a_second_factor_away(client_of, request, administrator, who):
    with_application(administrator)
    client = client_of(request.getfixturevalue(who))
    client.post(f"/admin/people/{administrator.pk}/lost-phone/", {"recognised": WORDS})
    assert Authenticator.objects.filter(user=administrator).count() == 2


def test_the_groups_administrator_does_not_either(client_of, administrator, db):
    with_application(administrator)
    client = client_of(factories.UserFactory(administrator=True))
    answer = client.post(f"/admin/people/{administrator.pk}/lost-phone/", {"recognised": WORDS})
    assert answer.status_code in {302, 403}
    assert Authenticator.objects.filter(user=administrator).count() == 2


def test_nobody_takes_away_their_own_there(client_of, administrator):
    with_application(administrator)
    address = f"/admin/people/{administrator.pk}/lost-phone/"
    client_of(administrator).post(address, {"recognised": WORDS})
    assert Authenticator.objects.filter(user=administrator).count() == 2
