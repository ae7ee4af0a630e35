"""The feed of the news: valid Atom, only what is public, and not sent twice."""

import datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from home.feeds import NewsFeed
from tests.factories import NewsIndexPageFactory, NewsPageFactory

ADDRESSES = {
    "fr": "/fr/actualites/feed.xml",
    "en": "/en/news/feed.xml",
    "es": "/es/noticias/feed.xml",
    "pt": "/pt/noticias/feed.xml",
}
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def index(home_page):
    return NewsIndexPageFactory(introduction="Ce qui se passe.")


def feed(visitor, language="fr"):
    return ElementTree.fromstring(visitor.get(ADDRESSES[language]).content)  # noqa: S314 our own


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


def test_an_entry_says_what_when_and_where(visitor, index):
    news = NewsPageFactory(title="Café & club", date=datetime.date(2026, 3, 9))
    root = feed(visitor)
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == "Café & club"
    assert text(entry, "summary") == news.introduction
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{news.address()}"
    assert text(entry, "published") == "2026-03-09T00:00:00+01:00"
    updated = datetime.datetime.fromisoformat(text(entry, "updated"))
    assert updated == news.last_published_at
    assert text(root, "updated") == text(entry, "updated")
    assert {link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "http://testserver/fr/actualites/",
        "http://testserver/fr/actualites/feed.xml",
    }


@pytest.mark.parametrize("language", ADDRESSES)
def test_each_language_has_its_address_and_one_id_for_all(visitor, index, language):
    news = NewsPageFactory()
    root = feed(visitor, language)
    entry = root.find(f"{ATOM}entry")
    assert root.get(LANGUAGE) == language
    assert entry.get(LANGUAGE) == "fr"
    assert text(entry, "id") == f"urn:uuid:{news.translation_key}"
    assert entry.find(f"{ATOM}link").get("href").endswith(news.address(language))


def test_what_is_written_stays_text(visitor, index):
    NewsPageFactory(title="<b>Fibre</b> & café", introduction="<b>Fibre</b> & café")
    entry = feed(visitor).find(f"{ATOM}entry")
    assert text(entry, "title") == "<b>Fibre</b> & café"  # plain text, says Atom
    assert entry.find(f"{ATOM}summary").get("type") == "html"
    assert text(entry, "summary") == "&lt;b&gt;Fibre&lt;/b&gt; &amp; café"


def test_the_id_survives_another_title_and_address(visitor, index):
    news = NewsPageFactory()
    before = text(feed(visitor).find(f"{ATOM}entry"), "id")
    news.title, news.slug = "Un autre titre", "un-autre-titre"
    news.save_revision().publish()
    entry = feed(visitor).find(f"{ATOM}entry")
    assert (text(entry, "id"), text(entry, "title")) == (before, "Un autre titre")


def test_only_what_is_public_is_in_it(visitor, index):
    shown = NewsPageFactory()
    NewsPageFactory(draft=True)
    NewsPageFactory().unpublish()
    closed = NewsPageFactory()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert [text(entry, "title") for entry in feed(visitor).findall(f"{ATOM}entry")] == [
        shown.title
    ]


def test_a_closed_section_has_no_feed(visitor, index):
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    assert visitor.get(ADDRESSES["fr"]).status_code == 404


def test_the_newest_only(visitor, index, monkeypatch):
    monkeypatch.setattr(NewsFeed, "item_count", 2)
    titles = [NewsPageFactory().title for _ in range(3)]
    entries = feed(visitor).findall(f"{ATOM}entry")
    assert [text(entry, "title") for entry in entries] == [titles[2], titles[1]]


@pytest.mark.parametrize("address", ["/es/actualites/feed.xml", "/fr/villages/feed.xml"])
def test_another_section_has_none(visitor, index, address):
    assert visitor.get(address).status_code == 404


def test_without_the_section_there_is_none(visitor, home_page):
    assert visitor.get(ADDRESSES["fr"]).status_code == 404


def test_it_is_kept_and_not_sent_twice(visitor, index):
    NewsPageFactory()
    response = visitor.get(ADDRESSES["fr"])
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    for known in (
        {"If-None-Match": response.headers["ETag"]},
        {"If-Modified-Since": response.headers["Last-Modified"]},
    ):
        again = visitor.get(ADDRESSES["fr"], headers=known)
        assert (again.status_code, again.content) == (304, b"")
    NewsPageFactory()
    known = {"If-None-Match": response.headers["ETag"]}
    assert visitor.get(ADDRESSES["fr"], headers=known).status_code == 200


def test_it_is_only_read(visitor, index):
    assert visitor.post(ADDRESSES["fr"]).status_code == 405


def test_home_and_the_list_tell_feed_readers_of_it(visitor, index):
    for address in ("/en/", "/en/news/"):
        page = BeautifulSoup(visitor.get(address).content, "html.parser")
        link = page.select_one("head link[rel=alternate][type='application/atom+xml']")
        assert link["href"] == ADDRESSES["en"]


def test_home_tells_of_none_without_the_section(visitor, home_page):
    page = BeautifulSoup(visitor.get("/en/").content, "html.parser")
    assert page.select_one("link[type='application/atom+xml']") is None


def test_the_number_of_queries_does_not_grow(visitor, index, django_assert_max_num_queries):
    for _ in range(8):
        NewsPageFactory()
    with django_assert_max_num_queries(5):
        visitor.get(ADDRESSES["fr"])
