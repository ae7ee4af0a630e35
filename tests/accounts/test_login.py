"""One log-in for everybody, at /compte/login/."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.factories.people import PASSWORD
from tests.forms import form_data

pytestmark = pytest.mark.django_db

LOGIN = "/compte/login/"
WRONG = "ce-n-est-pas-le-bon-mot-de-passe"


def log_in(client, person, password=PASSWORD, address=LOGIN):
    return client.post(address, {"login": getattr(person, "email", person), "password": password})


def is_logged_in(client) -> bool:
    return "_auth_user_id" in client.session


def errors_of(response) -> list[str]:
    return [str(text) for texts in response.context["form"].errors.values() for text in texts]


@pytest.fixture
def anne(db):
    return factories.UserFactory(email="anne@exemple.test")


def test_fields_are_login_and_password(client):
    assert set(form_data(client.get(LOGIN), 'form[method="post"]')) >= {"login", "password"}


def test_address_is_found_however_it_is_typed(client, anne):
    log_in(client, "  Anne@Exemple.TEST ")
    assert is_logged_in(client)


def test_committee_lands_on_its_first_screen(client, committee):
    response = log_in(client, committee)
    assert response["Location"] == "/fr/mon-village/"
    assert client.get(response["Location"], follow=True).status_code == 200


def test_the_cci_lands_in_the_cms(client, moderator):
    assert log_in(client, moderator)["Location"] == reverse("wagtailadmin_home")


def test_a_person_lands_in_their_own_language(client, committee):
    type(committee).objects.filter(pk=committee.pk).update(language="en")
    assert log_in(client, committee)["Location"] == "/en/my-village/"


def test_member_lands_on_a_page_that_exists(client, member):
    response = log_in(client, member)
    assert client.get(response["Location"], follow=True).status_code == 200


def test_wrong_password_tells_nothing_about_the_address(client, anne):
    known = errors_of(log_in(client, anne, WRONG))
    unknown = errors_of(log_in(client, "personne@exemple.test", WRONG))
    assert known == unknown != []
    assert not is_logged_in(client)


def test_inactive_person_does_not_log_in(client, anne):
    type(anne).objects.filter(pk=anne.pk).update(is_active=False)
    log_in(client, anne)
    assert not is_logged_in(client)


def test_guessing_is_slowed_down_even_with_the_right_password(client, anne):
    limit = int(settings.ACCOUNT_RATE_LIMITS["login_failed"].split(",")[1].split("/")[0])
    for _attempt in range(limit):
        assert log_in(client, anne, WRONG).status_code == 200
    assert errors_of(log_in(client, anne)) != []
    assert not is_logged_in(client)


def test_guessing_at_one_address_does_not_lock_out_another_person(client, anne):
    for _attempt in range(8):
        log_in(client, "personne@exemple.test", WRONG)
    log_in(client, anne)
    assert is_logged_in(client)


@pytest.mark.parametrize("asked", ["/admin/pages/", "/admin/"])
def test_cms_leads_to_the_login_and_back(client, committee, asked):
    response = client.get(asked, follow=True)
    assert response.redirect_chain[-1][0].startswith(LOGIN)
    data = form_data(response, 'form[method="post"]') | {
        "login": committee.email,
        "password": PASSWORD,
    }
    assert client.post(LOGIN, data)["Location"] == asked


ELSEWHERE = [
    "//evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    " //evil.example",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_login_leads_nowhere_else(client, anne, target):
    led = client.get("/admin/login/", {"next": target})["Location"]
    assert "evil" not in led
    assert "javascript" not in led
    response = client.post(LOGIN, {"login": anne.email, "password": PASSWORD, "next": target})
    assert "evil" not in response["Location"]
    assert "javascript" not in response["Location"]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_who_is_logged_in_is_led_nowhere_else(client_of, anne, target):
    response = client_of(anne).get(LOGIN, {"next": target})
    assert "evil" not in response.get("Location", "")
    assert "javascript" not in response.get("Location", "")


@pytest.mark.parametrize("target", ELSEWHERE)
def test_logout_leads_nowhere_else(client_of, anne, target):
    response = client_of(anne).post("/compte/logout/", {"next": target})
    assert "evil" not in response.get("Location", "")


def test_who_has_no_business_in_the_cms_is_told_so_and_not_led_in_circles(client_of, member):
    assert client_of(member).get("/admin/login/", follow=True).status_code == 403


@pytest.mark.parametrize("address", ["/compte/logout/", "/admin/logout/"])
def test_looking_at_the_logout_does_not_end_the_session(client_of, committee, address):
    client = client_of(committee)
    client.get(address, follow=True)
    assert is_logged_in(client)
    client.post(address)
    assert not is_logged_in(client)


@pytest.mark.parametrize("address", ["/compte/logout/", "/admin/logout/", LOGIN])
def test_another_site_cannot_post_here(committee, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(committee, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(address, {"login": "a", "password": "b"}).status_code in {302, 403}
    assert is_logged_in(client)


def test_sign_up_is_closed(client):
    before = type(factories.UserFactory()).objects.count()
    address = reverse("account_signup")
    client.post(
        address, {"email": "neuf@exemple.test", "password1": "une-phrase-bien-assez-longue"}
    )
    assert client.get(address, follow=True).status_code in {200, 403, 404}
    assert type(factories.UserFactory()).objects.filter(email="neuf@exemple.test").count() == 0
    assert before > 0


@pytest.mark.parametrize("address", ["/admin/password_reset/", "/admin/password_reset/done/"])
def test_the_cms_has_no_password_reset_of_its_own(client, address):
    response = client.get(address)
    assert response.status_code in {302, 404}
    assert "password_reset" not in response.get("Location", "").split("?")[0]


def test_reset_answers_alike_for_known_and_unknown_addresses(client, anne):
    address = reverse("account_reset_password")
    known = client.post(address, {"email": anne.email})
    unknown = client.post(address, {"email": "personne@exemple.test"})
    assert (known.status_code, known.get("Location")) == (
        unknown.status_code,
        unknown.get("Location"),
    )
    assert known.status_code == 302


def test_session_gets_a_new_key_at_login(client, anne):
    client.get(LOGIN)
    session = client.session
    session["kept"] = "x"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key
    log_in(client, anne)
    assert client.session.session_key != before


def test_answers_to_people_are_not_cached(client_of, committee):
    for address in ("/admin/", "/compte/"):
        assert "no-store" in client_of(committee).get(address).get("Cache-Control", ""), address
