"""How to reach the CCI: who writes it, what is refused, and what readers are shown."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from home.models import SiteSettings
from tests.factories import SiteSettingsFactory, StandardPageFactory, UserFactory
from tests.forms import form_data


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def reachable(site):
    """The site, with everything said of how to reach the CCI."""
    return SiteSettingsFactory(site=site)


def edit(site):
    return reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk])


@pytest.mark.parametrize("role", ["moderator", "administrator"])
def test_the_cci_changes_it(client_of, site, role):
    browser = client_of(UserFactory(**{role: True}))
    data = form_data(browser.get(edit(site)), "form:has([name=toll_free_phone])")
    response = browser.post(edit(site), data | {"toll_free_phone": "0 800 11 22 33"})
    assert response.status_code == 302
    assert SiteSettings.objects.get().toll_free_phone == "0 800 11 22 33"


@pytest.mark.parametrize("who", ["committee", "colleague", "member", "adviser", "translator"])
def test_nobody_else_changes_it(request, client_of, reachable, who):
    person = request.getfixturevalue(who)
    client_of(person).post(edit(reachable.site), {"toll_free_phone": "0 800 11 22 33"})
    assert SiteSettings.objects.get().toll_free_phone == "0 800 00 00 00"


def test_what_cannot_be_called_is_not_saved(client_of, moderator, site):
    browser = client_of(moderator)
    data = form_data(browser.get(edit(site)), "form:has([name=toll_free_phone])")
    wrong = {"toll_free_phone": "05 62 00 00 00", "international_phone": "05 62 00 00 00"}
    response = browser.post(edit(site), data | wrong | {"email": "nobody"})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {*wrong, "email"}
    assert not SiteSettings.objects.exclude(email="").exists()


def test_it_is_read_once_for_a_request_and_writes_nothing(rf, site, django_assert_num_queries):
    request = rf.get("/fr/", SERVER_NAME="testserver")
    request._wagtail_site = site
    with django_assert_num_queries(1):
        for _again in range(3):
            assert SiteSettings.read(request).numbers == []
    assert not SiteSettings.objects.exists()


def test_a_french_reader_is_given_the_free_number_first(visitor, reachable):
    page = soup(visitor.get("/fr/"))
    assert page.select_one(".header .phone")["href"] == "tel:0800000000"
    calls = [a["href"] for a in page.select(".footer a[href^='tel:']")]
    assert calls == ["tel:0800000000", "tel:+33536490000"]


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_another_reader_is_given_the_one_from_abroad_first(visitor, reachable, language):
    page = soup(visitor.get(f"/{language}/"))
    assert page.select_one(".header .phone")["href"] == "tel:+33536490000"
    calls = [a["href"] for a in page.select(".footer a[href^='tel:']")]
    assert calls == ["tel:+33536490000", "tel:0800000000"]


def test_the_only_number_there_is_is_shown_to_all(site):
    SiteSettingsFactory(site=site, international_phone="")
    with translation.override("en"):
        numbers = SiteSettings.objects.get().numbers
    assert [number.text for number in numbers] == ["0 800 00 00 00"]


def test_french_texts_say_so_to_others(visitor, reachable):
    def hours(language):
        footer = soup(visitor.get(f"/{language}/")).select_one(".footer .reach")
        return footer.find("li", string="du lundi au vendredi"), footer.address

    assert all(element["lang"] == "fr" for element in hours("en"))
    assert not any(element.has_attr("lang") for element in hours("fr"))


def test_nothing_empty_shows(visitor, site):
    page = soup(visitor.get("/fr/"))
    assert not page.select(".phone, .reach, #footer-reach")


def writing(visitor) -> str | None:
    found = soup(visitor.get("/en/")).select(".footer .reach a:not([href^='tel:'])")
    return found[0]["href"] if found else None


def test_one_writes_from_the_page_for_that_else_by_mail(visitor, reachable):
    assert writing(visitor) == "mailto:bonjour@exemple.test"
    page = StandardPageFactory(slug="nous-ecrire")
    SiteSettings.objects.update(contact_page=page)
    assert writing(visitor) == "/en/nous-ecrire/"
    below = StandardPageFactory(slug="par-ecrit", parent=page)
    SiteSettings.objects.update(contact_page=below)
    assert writing(visitor) == "/en/nous-ecrire/par-ecrit/"


def test_nobody_is_led_to_a_draft(visitor, reachable):
    SiteSettings.objects.update(contact_page=StandardPageFactory(draft=True))
    assert writing(visitor) == "mailto:bonjour@exemple.test"
    SiteSettings.objects.update(email="")
    assert writing(visitor) is None


def test_the_root_of_all_pages_is_not_one_to_write_from(visitor, reachable):
    SiteSettings.objects.update(contact_page=Page.objects.get(depth=1))
    assert writing(visitor) == "mailto:bonjour@exemple.test"


def test_an_error_page_stands_without_a_site(visitor, db):
    response = visitor.get("/fr/nowhere/")
    assert response.status_code == 404
    assert not soup(response).select(".phone")
