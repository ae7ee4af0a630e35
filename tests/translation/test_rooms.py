"""The rooms in the reader's language: lists, search, rows added later, members' own words."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from annuaire.models import ListedMember, MemberText
from cms.translation.models import Wording
from cms.translation.searching import words_said
from cultura.models import CulturaOfferPage
from cultura.offer_filter import OfferFilter
from home.models import NewsPage
from tests.factories import (
    CulturaOfferPageFactory,
    HousingPageFactory,
    MemberPageFactory,
    NewsPageFactory,
    SiteImageFactory,
    VillagePageFactory,
)
from villages.models import HousingPage, VillagePage, VillagePhotograph


def tell(page, **content):
    language = content.pop("language", "en")
    text = "\n".join(value for value in content.values() if isinstance(value, str))
    return Wording.objects.create(page=page, language=language, content=content, text=text)


@pytest.fixture
def marciac(village_index):
    village = VillagePageFactory(parent=village_index, summary="Le village du jazz")
    tell(village, summary="The village of jazz")
    return village


def test_a_list_is_told_in_the_readers_language_by_one_more_query(
    marciac, django_assert_num_queries
):
    home = HousingPageFactory(parent=marciac, title="Maison de bourg")
    HousingPageFactory(parent=marciac, title="Grange")
    tell(home, title="Town house")
    told = {}
    for language, queries in {"fr": 4, "en": 5}.items():
        with translation.override(language), django_assert_num_queries(queries):
            told[language] = {page.title for page in HousingPage.objects.listed().for_cards()}
    assert told["fr"] == {"Maison de bourg", "Grange"}
    assert told["en"] == {"Town house", "Grange"}


def test_a_card_of_the_villages_speaks_the_readers_language(visitor, marciac):
    VillagePageFactory(parent=marciac.get_parent(), summary="Sans traduction")
    page = BeautifulSoup(visitor.get("/en/villages/").content, "html.parser")
    said = {p.text: p.get("lang") for p in page.select("p.summary")}
    assert said == {"The village of jazz": None, "Sans traduction": "fr"}


def test_an_untranslated_page_begins_with_its_facts_and_a_translated_one_does_not(
    visitor, village_index
):
    village = VillagePageFactory(parent=village_index, population=358, summary="Au calme")
    page = BeautifulSoup(visitor.get(village.address("en")).content, "html.parser")
    assert "358 inhabitants" in page.select_one(".in-short").text
    assert "358" in page.select_one("meta[name=description]")["content"]
    tell(village, summary="A quiet place")
    page = BeautifulSoup(visitor.get(village.address("en")).content, "html.parser")
    assert page.select(".in-short") == []
    assert page.select_one("meta[name=description]")["content"] == "A quiet place"


def test_a_caption_added_after_the_translation_stays_french_and_says_so(marciac):
    image = SiteImageFactory()
    first, second = (
        VillagePhotograph.objects.create(page=marciac, image=image, caption=caption)
        for caption in ("La place", "Le lac")
    )
    Wording.objects.filter(page=marciac).update(
        content={"photographs": {str(first.pk): {"caption": "The square"}}}
    )
    with translation.override("en"):
        page = VillagePage.objects.worded().get(pk=marciac.pk)
        rows = {row.caption: row.text_language for row in page.photographs.all()}
        assert rows == {"The square": "en", second.caption: "fr"}
        before = VillagePage.objects.worded().prefetch_related("photographs").get(pk=marciac.pk)
        assert {row.caption for row in before.photographs.all()} == set(rows)


def test_words_are_read_in_one_query_and_in_none_in_french(marciac, django_assert_num_queries):
    pages = VillagePage.objects.all()
    with translation.override("en"), django_assert_num_queries(1):
        assert words_said(pages)[marciac.pk] == "The village of jazz"
    with translation.override("es"):
        assert words_said(pages)[marciac.pk] == ""
    with translation.override("fr"), django_assert_num_queries(0):
        assert words_said(pages)[marciac.pk] == ""


def test_news_are_found_by_their_words_in_the_language_that_is_read(home_page):
    news = NewsPageFactory(title="Le club se réunit", introduction="À Auch.")
    tell(news, title="The club meets")
    found = {}
    for language in ("fr", "en", "es"):
        with translation.override(language):
            found[language] = list(NewsPage.objects.saying("meets"))
            assert list(NewsPage.objects.saying("reunit")) == [news]
    assert found == {"fr": [], "en": [news], "es": []}


def test_offers_are_found_by_their_words_in_the_language_that_is_read(home_page):
    offer = CulturaOfferPageFactory(title="Résidence")
    tell(offer, title="A stay for writers")
    for language, found in {"fr": [], "en": [offer.pk]}.items():
        with translation.override(language):
            offers = CulturaOfferPage.objects.listed()
            assert OfferFilter({"q": "writers"}, offers=offers).found() == found


def test_members_are_found_by_what_a_translator_said_of_what_everybody_reads(annuaire_index):
    member = MemberPageFactory(parent=annuaire_index, members_only=["references"])
    wording = tell(member, trade="Bookbinder", references="Secretgarden")
    entries = ListedMember.objects.all()
    assert entries.filter(words__contains=" bookbinder").get().member_id == member.pk
    assert not entries.filter(words__contains="secretgarden").exists()
    wording.delete()
    assert not entries.filter(words__contains="bookbinder").exists()


def test_a_members_own_words_come_before_a_translators(annuaire_index):
    member = MemberPageFactory(parent=annuaire_index, trade="Traductrice", references="Thèses")
    MemberText.objects.create(page=member, language="en", trade="Translator")
    with translation.override("en"):
        page = type(member).objects.worded().get(pk=member.pk)
        assert page.is_in_active_language
        assert not page.besides.is_in_active_language  # the references are French
        assert page.translated_into() == {"fr", "en"}
    tell(member, trade="Interpreter", references="Theses")
    with translation.override("en"):
        page = type(member).objects.worded().get(pk=member.pk)
        assert page.in_one_line.startswith("Translator")
        assert (page.references, page.besides.is_in_active_language) == ("Theses", True)
    with translation.override("es"):
        page = type(member).objects.worded().get(pk=member.pk)
        assert (page.is_in_active_language, page.text_language) == (False, "fr")
