"""Log-in and what surrounds it wear the site's look, and say what is wrong where it is."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import UserFactory

OPEN = [
    "/compte/login/",
    "/compte/signup/",
    "/compte/inactive/",
    "/compte/password/reset/",
    "/compte/password/reset/done/",
    "/compte/password/reset/key/done/",
    "/compte/password/reset/key/1-nonsense/",
]
OF_A_PERSON = [
    "/compte/logout/",
    "/compte/password/change/",
    "/compte/email/",
    "/compte/second-factor/",
    "/compte/second-factor/webauthn/",
    "/compte/sessions/",
]


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def wears_our_look(response):
    page = soup(response)
    assert response.status_code == 200
    assert page.select_one(".header .wordmark")
    assert len(page.find_all("h1")) == 1
    assert not page.select("style, [style]")
    for label in page.find_all("label"):
        assert page.find(id=label["for"])
    return page


@pytest.mark.parametrize("address", OPEN)
def test_pages_for_anybody(visitor, site, address):
    wears_our_look(visitor.get(address))


@pytest.mark.parametrize("address", OF_A_PERSON)
def test_pages_for_somebody(client_of, site, address):
    page = wears_our_look(client_of(UserFactory()).get(address, follow=True))
    assert page.select_one(".account-menu")


def test_an_error_is_tied_to_its_field(visitor, site):
    page = wears_our_look(visitor.post("/compte/login/", {"login": "not an address"}))
    for name in ("login", "password"):
        field = page.find(attrs={"name": name})
        assert field["aria-invalid"] == "true"
        errors = [page.find(id=id_) for id_ in field["aria-describedby"].split()]
        assert all(errors)
        assert any("errorlist" in element.get("class", []) for element in errors)
    assert page.find(attrs={"role": "alert"})


def test_a_wrong_password_is_said_without_telling_who_exists(visitor, site):
    UserFactory(email="anne@exemple.test")
    said = [
        wears_our_look(
            visitor.post("/compte/login/", {"login": email, "password": "wrong"})
        ).find(attrs={"role": "alert"}).text
        for email in ("anne@exemple.test", "nobody@exemple.test")
    ]  # fmt: skip
    assert said[0].strip()
    assert said[0] == said[1]


def test_nobody_signs_up(visitor, site):
    page = wears_our_look(visitor.get("/compte/signup/"))
    assert not page.select("form")
