"""What readers find in each language: translated, not translated, out of date, of one language."""

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from cms.editorial.publication import without_review
from cms.translating.models import Translation
from cms.translation.models import Wording
from home.models import StandardPage
from tests.factories import HousingPageFactory, StandardPageFactory, VillagePageFactory
from tests.factories.translations import translate
from tests.forms import form_data

LANGUAGES = [code for code, _name in settings.LANGUAGES]
HOST = "http://testserver"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def alternates(page) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}


def sitemap(visitor, language) -> dict[str, dict[str, str]]:
    """Return, by the addresses in the sitemap of `language`, the alternates of each."""
    read = ElementTree.fromstring(visitor.get(f"/sitemap-{language}.xml").content)
    return {
        url.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in read.findall(f"{SITEMAP}url")
    }


@pytest.fixture
def translated(marciac):
    """Marciac in English and Portuguese, not in Spanish."""
    for language in ("en", "pt"):
        translate(marciac, language)
    return marciac


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_wholly_in_one_language(visitor, translated, language):
    page = soup(visitor.get(translated.address(language)))
    assert page.html["lang"] == language
    told = page.select_one(".prose")
    assert told.get("lang") == ("fr" if language == "es" else None)
    assert (f"[{language}]" in told.text) is (language in {"en", "pt"})
    assert bool(page.select_one(".notice")) is (language == "es")


def test_the_switcher_marks_what_is_not_translated(visitor, translated):
    links = soup(visitor.get("/en/villages/marciac/")).select(".languages li")
    assert [bool(link.small) for link in links] == [False, False, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_approved_language_names_the_others_and_no_other(visitor, translated, language):
    page = soup(visitor.get(translated.address(language)))
    canonical = page.select_one("link[rel=canonical]")["href"]
    own = "fr" if language == "es" else language
    assert canonical == HOST + translated.address(own)
    there = {code: HOST + translated.address(code) for code in ("fr", "en", "pt")}
    assert alternates(page) == there | {"x-default": there["fr"]}


def test_what_is_asked_of_a_list_is_no_page_of_its_own(visitor, village_index):
    translate(village_index)
    assert alternates(soup(visitor.get("/en/villages/")))
    assert not alternates(soup(visitor.get("/en/villages/?q=lac")))


def test_sitemaps_list_exactly_what_is_approved(visitor, translated, home_page):
    home = HousingPageFactory(parent=translated)
    closed = HousingPageFactory(parent=translated, closed=True)
    listed = {language: sitemap(visitor, language) for language in LANGUAGES}
    for language in LANGUAGES:
        assert (HOST + translated.address(language) in listed[language]) is (language != "es")
        assert (HOST + home.address(language) in listed[language]) is (language == "fr")
        assert HOST + closed.address(language) not in listed[language]
        assert not any("translation-" in address for address in listed[language])
    for language, pages in listed.items():
        for others in pages.values():
            for code, address in others.items():
                if code != "x-default":
                    assert address in listed[code], (language, address)


def test_sitemaps_and_pages_say_the_same(visitor, translated):
    for language in LANGUAGES:
        for address, others in sitemap(visitor, language).items():
            response = visitor.get(address.removeprefix(HOST))
            assert response.status_code == 200
            page = soup(response)
            assert alternates(page) == others
            assert page.select_one("link[rel=canonical]")["href"] == address


def test_the_index_names_each_sitemap(visitor, site):
    told = visitor.get("/sitemap.xml").content.decode()
    assert all(f"{HOST}/sitemap-{language}.xml" in told for language in LANGUAGES)
    assert visitor.get("/sitemap-xx.xml").status_code == 404


def test_the_number_of_queries_of_a_sitemap_does_not_grow(visitor, village_index):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/sitemap-en.xml")
        return len(queries)

    translate(VillagePageFactory(parent=village_index))
    few = asked()
    for _number in range(3):
        translate(VillagePageFactory(parent=village_index))
    assert asked() == few


def test_every_village_is_a_page_in_every_language(visitor, village_index):
    villages = [VillagePageFactory(parent=village_index) for _number in range(4)]
    translate(villages[0])
    asked = {}
    for village in villages:
        for language in LANGUAGES:
            with CaptureQueriesContext(connection) as queries:
                response = visitor.get(village.address(language))
            assert response.status_code == 200
            asked[village.pk, language] = len(queries)
    for language in LANGUAGES:
        others = {asked[village.pk, language] for village in villages[1:]}
        assert len(others) == 1


def test_a_reader_is_told_that_the_french_has_changed(visitor, marciac, administrator):
    translate(marciac)
    marciac.refresh_from_db()
    marciac.summary = "Une autre phrase."
    with without_review():
        marciac.save_revision(user=administrator).publish()
    page = soup(visitor.get("/en/villages/marciac/"))
    assert page.select_one(".notice")
    assert "Une autre phrase." not in page.text
    assert Wording.objects.get().outdated_since


def test_a_closed_village_is_closed_in_every_language(visitor, translated):
    translated.unpublish()
    for language in LANGUAGES:
        assert visitor.get(translated.address(language)).status_code == 404
    assert Translation.objects.live().count() == 2


@pytest.fixture
def english_only(home_page):
    """A page that the CCI wrote for readers of English."""
    page = StandardPageFactory(title="Health care", slug="health-care", parent=home_page)
    StandardPage.objects.filter(pk=page.pk).update(
        locale=Locale.objects.get(language_code="en"), show_in_menus=True
    )
    return StandardPage.objects.get(pk=page.pk)


def test_a_page_for_readers_of_english_is_found_in_english_alone(visitor, english_only):
    page = soup(visitor.get("/en/health-care/"))
    assert page.html["lang"] == "en"
    assert page.h1.find_parent(lang="fr") is None
    assert not page.select_one(".notice")
    assert page.select_one("link[rel=canonical]")["href"] == f"{HOST}/en/health-care/"
    assert [a["href"] for a in page.select(".languages a")] == [
        "/fr/", "/en/health-care/", "/es/", "/pt/",
    ]  # fmt: skip
    for language in ("fr", "es", "pt"):
        assert visitor.get(f"/{language}/health-care/").status_code == 404
        menu = soup(visitor.get(f"/{language}/")).select_one("header")
        assert "Health care" not in menu.text
    assert "Health care" in soup(visitor.get("/en/")).text
    assert f"{HOST}/en/health-care/" in sitemap(visitor, "en")
    assert f"{HOST}/fr/health-care/" not in sitemap(visitor, "fr")


def test_the_cci_says_in_which_language_a_page_is_written(client_of, administrator, home_page):
    browser = client_of(administrator)
    add = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home_page.pk])
    data = form_data(browser.get(add), "#page-edit-form")
    data |= {"title": "Schools", "slug": "schools", "language": "en"}
    assert browser.post(add, data).status_code == 302
    page = StandardPage.objects.get(slug="schools")
    assert page.locale.language_code == "en"
    page.get_latest_revision().publish()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_data(browser.get(edit), "#page-edit-form") | {"language": "fr"}
    browser.post(edit, data)
    assert StandardPage.objects.get(slug="schools").get_latest_revision_as_object().locale_id == (
        page.locale_id
    )


def test_a_translated_home_page_still_leads_everywhere(visitor, home_page, marciac):
    translate(home_page)
    for language in LANGUAGES:
        assert visitor.get(f"/{language}/").status_code == 200
        assert visitor.get(marciac.address(language)).status_code == 200
    assert "[en]" in soup(visitor.get("/en/")).h1.text
    assert "[en]" not in soup(visitor.get("/es/")).h1.text
    assert visitor.get("/en/nowhere/").status_code == 404
    assert visitor.get("/en/translation-en/").status_code == 404
