"""What holds in a process that has a fifth language: `test_adding_a_language` runs it."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from annuaire.companies.addresses import COMPANIES
from cms.corrections.address import correction_address
from cms.translating import acts
from cms.translation.addresses import check_addresses
from tests.factories.translations import translate
from villages.home_list import HOMES
from villages.models import VillageIndexPage

pytestmark = pytest.mark.django_db


def test_the_language_is_offered():
    assert settings.LANGUAGES[-1] == ("nl", "Nederlands")
    assert Locale.objects.filter(language_code="nl").exists()
    assert check_addresses(None) == []


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_pages_lists_and_menus_answer_in_it(visitor, marciac):
    section = VillageIndexPage.objects.get()
    assert section.address("nl") == "/nl/dorpen/"
    assert marciac.address("nl") == "/nl/dorpen/marciac/"
    assert HOMES.address("nl") == "/nl/dorpen/homes/"
    asked = ["/nl/", section.address("nl"), marciac.address("nl"), HOMES.address("nl")]
    asked += [COMPANIES.address("nl"), correction_address(marciac, "nl"), "/sitemap-nl.xml"]
    with translation.override("nl"):
        asked += [reverse("account_login")]
    for address in asked:
        assert visitor.get(address).status_code == 200, address
    page = BeautifulSoup(visitor.get(marciac.address("nl")).content, "html.parser")
    assert page.html["lang"] == "nl"
    assert page.find("a", href="/nl/dorpen/")
    assert page.find("a", hreflang="nl") or page.find(attrs={"lang": "nl"})
    assert visitor.get("/nl/villages/marciac/").status_code == 404


def test_pages_are_translated_into_it(visitor, marciac, moderator, client):
    translate(marciac, "nl")
    page = BeautifulSoup(visitor.get(marciac.address("nl")).content, "html.parser")
    assert "[nl]" in page.select_one(".prose").text
    assert acts.translation_of(marciac, "nl") is not None
    client.force_login(moderator)
    board = client.get(reverse("translating:board"))
    assert "Nederlands" in board.content.decode()
