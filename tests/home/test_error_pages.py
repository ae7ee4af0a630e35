"""Pages for when there is nothing to give: they say what happened and where to go."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from django.views.defaults import permission_denied
from wagtail.models import PageViewRestriction

from cms.outbox.schedule import schedule
from home.errors.nearest import asked_name
from home.models import SiteSettings
from tests import factories

LANGUAGES = ["fr", "en", "es", "pt"]
TOLL_FREE, FROM_ABROAD = "0 800 00 00 00", "+33 5 36 49 00 00"


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def nearest(client, address):
    """Return the addresses that the page for `address`, which leads nowhere, proposes."""
    response = client.get(address)
    assert response.status_code == 404
    return [a["href"] for a in soup(response).select(".error-nearest a")]


@pytest.fixture
def reachable(site):
    return SiteSettings.objects.create(
        site=site, toll_free_phone=TOLL_FREE, international_phone=FROM_ABROAD
    )


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.ERROR_PAGES_ROOT = tmp_path / "errors"
    return settings.ERROR_PAGES_ROOT


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/village/marciac/", "/fr/villages/marciac/"),
        ("/fr/vilages/marciac/", "/fr/villages/marciac/"),
        ("/Marciac.html", "/fr/villages/marciac/"),
        ("/MARSIAC/", "/fr/villages/marciac/"),
        ("/en/villages/marciack/", "/en/villages/marciac/"),
        ("/es/villages/marciac/", "/es/pueblos/marciac/"),
        ("/isle-de-noe.php", "/fr/villages/l-isle-de-noe/"),
        ("/fr/L_Isle%20de%20No%C3%A9/", "/fr/villages/l-isle-de-noe/"),
        ("/marciac/index.html", "/fr/villages/marciac/"),
        ("/fr/anuaire/", "/fr/annuaire/"),
        ("/en/annuaire/", "/en/directory/"),
        ("/pt/directorio/", "/pt/diretorio/"),
    ],
)
def test_a_lost_reader_finds_the_nearest_name(visitor, marciac, annuaire_index, address, found):
    factories.VillagePageFactory(title="L’Isle-de-Noé", slug="l-isle-de-noe")
    visitor.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"
    assert nearest(visitor, address)[:1] == [found]


def test_members_and_texts_are_found_too(visitor, member_page):
    text = factories.StandardPageFactory(title="Mentions légales", slug="mentions-legales")
    assert nearest(visitor, f"/membre/{member_page.slug}.php") == [member_page.address()]
    assert nearest(visitor, "/fr/mentions_legales/") == [text.address()]


def test_no_more_than_three_names_are_proposed(visitor, village_index):
    for name in ("nord", "sud", "est", "ouest"):
        factories.VillagePageFactory(title=f"Castelnau {name}", slug=f"castelnau-{name}")
    assert len(nearest(visitor, "/fr/castelnau/")) == 3


def test_what_resembles_nothing_is_answered_with_the_sections_only(visitor, marciac):
    response = visitor.get("/wp-login.php", headers={"Accept-Language": "fr"})
    assert not soup(response).select(".error-nearest")
    assert soup(response).select(".ways a[href='/fr/villages/']")


def test_what_is_not_public_is_never_proposed(visitor, marciac, annuaire_index):
    factories.VillagePageFactory(title="Brouillonville", slug="brouillonville", draft=True)
    closed = factories.StandardPageFactory(title="Réservée", slug="reservee")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    below = factories.StandardPageFactory(title="Cachette", slug="cachette", parent=closed)
    assert below.live
    for address in ("/fr/brouillonville/", "/fr/reservees/", "/fr/cachettes/"):
        assert nearest(visitor, address) == []


def test_what_was_taken_down_is_not_proposed_even_while_its_name_is_remembered(visitor, marciac):
    assert nearest(visitor, "/marciacq/")
    marciac.unpublish()
    assert nearest(visitor, "/marciacq/") == []


def test_a_title_that_changed_is_shown_as_it_is_now(visitor, site):
    page = factories.StandardPageFactory(title="Le logement", slug="logement")
    assert nearest(visitor, "/logements/")
    page.title = "Se loger <i>ici</i>"
    page.save_revision().publish()
    assert "Se loger &lt;i&gt;ici" in visitor.get("/logements/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/fr/%00marciac/",
        "/fr/" + "a" * 5000 + "/",
        "/fr/" + "x/" * 2000,
        "/%3Cscript%3Ealert(1)%3C/script%3E",
        "/fr/%22onmouseover=alert(1)/",
        "/%E2%80%AEgpj.exe",
        "/%ff%fe/",
        "/fr/..%2f..%2fetc/passwd/",
        "/fr/%F0%9F%8C%BB/",
    ],
)
def test_an_address_made_to_hurt_is_only_an_address(visitor, marciac, address):
    response = visitor.get(address)
    assert response.status_code == 404
    page = response.content.decode()
    assert "<script>alert" not in page
    assert '"onmouseover' not in page
    assert not {"\0", "\u202e"} & set(page)
    assert len(page) < 40_000


def test_what_was_asked_for_is_said_in_few_letters():
    assert asked_name("/fr/villages/Éauze/") == "Éauze"
    assert asked_name("/") == ""
    assert asked_name("/a\u202eb\0c") == "abc"
    assert len(asked_name("/" + "a" * 5000)) == 81


def test_many_names_cost_few_queries(visitor, marciac, django_assert_max_num_queries):
    for number in range(30):
        factories.MemberPageFactory(title=f"Camille Dubosc {number}")
    cache.clear()
    visitor.get("/camille-dubosc/")
    with django_assert_max_num_queries(8):
        assert len(nearest(visitor, "/camille-dubosc/")) == 3
    with django_assert_max_num_queries(6):
        assert nearest(visitor, "/wp-content/plugins/") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_reader_is_told_in_their_language_how_to_reach_us(visitor, reachable, language):
    page = soup(visitor.get(f"/{language}/nowhere/"))
    assert page.html["lang"] == language
    assert page.select_one(".error-telephone a[href='tel:0800000000']")
    assert page.select_one(".error a.button")["href"] == "/"
    assert page.h1


def test_who_may_not_enter_is_told_where_to_go(rf, reachable, committee):
    request = rf.get("/fr/")
    request.user = committee
    response = permission_denied(request, PermissionDenied())
    page = soup(response)
    assert response.status_code == 403
    assert [a["href"] for a in page.select(".ways a")] == ["/compte/", "/"]
    assert page.select_one(".error-telephone a")


def test_a_form_that_nobody_vouches_for_is_refused_in_plain_words(site):
    browser = Client(enforce_csrf_checks=True)
    response = browser.post("/compte/login/", {"login": "x"}, headers={"Accept-Language": "en"})
    page = soup(response)
    assert response.status_code == 403
    assert page.html["lang"] == "en"
    assert page.h1.text == "Your form was not sent"
    assert "what you typed is still there" in page.ol.text
    assert page.select(".header .menu, .header nav")


def test_a_request_that_cannot_be_read_is_answered_without_the_database(
    visitor, db, settings, django_assert_num_queries
):
    settings.ALLOWED_HOSTS = ["testserver"]
    headers = {"Host": "elsewhere.example", "Accept-Language": "es"}
    with django_assert_num_queries(0):
        response = visitor.get("/nowhere", headers=headers)
    assert response.status_code == 400
    assert soup(response).html["lang"] == "es"
    assert soup(response).h1


@pytest.fixture
def broken_visitor(visitor, monkeypatch):
    def fail(request):
        raise RuntimeError

    visitor.raise_request_exception = False
    monkeypatch.setattr("wagtail.models.Site.find_for_request", fail)
    return visitor


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_all_is_broken_the_number_is_known_without_the_database(
    reachable, broken_visitor, django_assert_num_queries, language
):
    call_command("error_pages", verbosity=0)
    with django_assert_num_queries(0):
        response = broken_visitor.get(f"/{language}/")
    page = soup(response)
    assert response.status_code == 500
    assert page.html["lang"] == language
    assert [a["href"] for a in page.select(".error-telephone a")] == (
        ["tel:0800000000", "tel:+33536490000"]
        if language == "fr"
        else ["tel:+33536490000", "tel:0800000000"]
    )


@pytest.mark.parametrize("kept", [None, "not json", '{"surprise": 1}', "[]"])
def test_when_all_is_broken_and_no_number_is_known_the_page_stands(
    db, broken_visitor, folder, kept
):
    if kept is not None:
        folder.mkdir()
        (folder / "how-to-reach-us.json").write_text(kept)
    response = broken_visitor.get("/fr/")
    assert response.status_code == 500
    assert soup(response).h1
    assert not soup(response).select(".error-telephone")


def test_kept_pages_are_whole_in_themselves(reachable, folder):
    call_command("error_pages", verbosity=0)
    names = {f"{status}.{language}.html" for status in (500, 503) for language in LANGUAGES}
    assert {path.name for path in folder.iterdir()} == names | {"how-to-reach-us.json"}
    for name in names:
        text = (folder / name).read_text(encoding="utf-8")
        page = BeautifulSoup(text, "html.parser")
        assert page.html["lang"] == name.split(".")[1]
        assert page.select_one("a[href='tel:0800000000']")
        assert len(page.find_all("h1")) == 1
        assert not page.select("[src], link, script, [style]")
        assert "url(" not in page.style.text
        assert len(text) < 60_000


def test_the_policy_of_a_kept_page_allows_its_own_style_and_nothing_else(reachable, folder):
    call_command("error_pages", verbosity=0)
    page = BeautifulSoup((folder / "503.fr.html").read_text(encoding="utf-8"), "html.parser")
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    digest = b64encode(sha256(page.style.string.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert page.style.find_previous("meta") == page.select_one("meta[http-equiv]")


def test_kept_pages_follow_the_number(reachable, folder):
    call_command("error_pages", verbosity=0)
    reachable.toll_free_phone = "0 805 11 22 33"
    reachable.save()
    call_command("error_pages", verbosity=0)
    assert "0 805 11 22 33" in (folder / "503.fr.html").read_text(encoding="utf-8")
    assert json.loads((folder / "how-to-reach-us.json").read_text())["toll_free_phone"]
    assert not [path for path in folder.iterdir() if re.search(r"\.\d+$", path.name)]


def test_kept_pages_stand_before_there_is_a_site(db, folder):
    call_command("error_pages", verbosity=0)
    assert not BeautifulSoup((folder / "503.fr.html").read_text(), "html.parser").select(
        ".error-telephone"
    )


def test_kept_pages_are_written_each_day(reachable, folder):
    next(job for job in schedule if job.name == "error_pages").run()
    assert (folder / "503.pt.html").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_kept_pages_are_in_their_language_whatever_is_active(reachable, folder, language):
    with translation.override(language):
        call_command("error_pages", verbosity=0)
        assert translation.get_language() == language
    headings = {
        BeautifulSoup((folder / f"500.{code}.html").read_text(), "html.parser").h1.text
        for code in LANGUAGES
    }
    assert len(headings) == len(LANGUAGES)
