"""News: read, searched, found again by their year, and shown where they matter."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from wagtail.models import PageViewRestriction

from home.models import NewsIndexPage, NewsPage
from tests.factories import MemberPageFactory, NewsIndexPageFactory, NewsPageFactory
from tests.forms import form_data

ADDRESS = "/fr/actualites/"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def index(home_page):
    return NewsIndexPageFactory()


@pytest.fixture
def years(index):
    """Two pieces of news of 2024 and one of 2026."""
    return [
        NewsPageFactory(title="L’été à Marciac", date=datetime.date(2024, 7, 1)),
        NewsPageFactory(title="Le télécentre", date=datetime.date(2024, 12, 31)),
        NewsPageFactory(
            title="La fibre", introduction="Un œuf, une forêt.", date=datetime.date(2026, 1, 1)
        ),
    ]


def soup(visitor, address=ADDRESS):
    return BeautifulSoup(visitor.get(address).content, "html.parser")


def titles(visitor, query=""):
    return [link.text for link in soup(visitor, ADDRESS + query).select(".card h3 a")]


def close(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


class TestPage:
    def test_it_is_dated_in_the_language_of_the_reader(self, visitor, index):
        news = NewsPageFactory(date=datetime.date(2026, 3, 9))
        for language in ("fr", "en", "es", "pt"):
            time = soup(visitor, news.address(language)).select_one(".page-head time")
            assert time["datetime"] == "2026-03-09"
            with translation.override(language):
                assert time.text == date_format(news.date)

    def test_its_text_is_shown_piece_by_piece(self, visitor, index):
        text = soup(visitor, NewsPageFactory(with_text=True).address()).select_one(".news-text")
        assert "dix heures" in text.text
        assert "Venez comme vous êtes." in text.select_one("blockquote").text
        assert "La halle" in text.select("figcaption")[-1].text

    def test_what_is_not_there_leaves_no_trace(self, visitor, index):
        page = soup(visitor, NewsPageFactory().address())
        assert page.select("figure, .aside, main h2") == []

    def test_what_it_is_about_is_linked(self, visitor, index, marciac, lectoure, member_page):
        news = NewsPageFactory(about=[marciac, lectoure, member_page])
        lectoure.unpublish()
        links = soup(visitor, news.address()).select(".aside .card h3 a")
        assert [link["href"] for link in links] == [marciac.address(), member_page.address()]

    def test_what_is_written_stays_text(self, visitor, index):
        news = NewsPageFactory(
            title=HOSTILE, slug="hostile", introduction=HOSTILE, body=[("prose", HOSTILE)]
        )
        for address in (news.address(), ADDRESS, f"{ADDRESS}?q={HOSTILE}&year={HOSTILE}"):
            assert "<script>alert" not in visitor.get(address).content.decode()

    @pytest.mark.parametrize("count", [1, 9])
    def test_the_number_of_queries_does_not_grow(
        self, visitor, index, marciac, lectoure, count, django_assert_max_num_queries
    ):
        members = [MemberPageFactory(with_photograph=True) for _ in range(count)]
        for _ in range(count):
            news = NewsPageFactory(with_photograph=True, about=[marciac, lectoure, *members])
        visitor.get(news.address())  # makes the renditions
        with django_assert_max_num_queries(24):
            visitor.get(news.address())


class TestList:
    def test_the_newest_come_first(self, visitor, years):
        NewsPageFactory(draft=True)
        close(NewsPageFactory())
        assert titles(visitor) == ["La fibre", "Le télécentre", "L’été à Marciac"]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?year=2024", ["Le télécentre", "L’été à Marciac"]),
            ("?year=2026", ["La fibre"]),
            ("?q=TELECENTRE", ["Le télécentre"]),
            ("?q=l'ete", ["L’été à Marciac"]),
            ("?q=oeuf+foret", ["La fibre"]),
            ("?q=marciac+foret", []),
            ("?q=télé&year=2024", ["Le télécentre"]),
            ("?q=télé&year=2026", []),
            ("?q=!", []),
        ],
    )
    def test_it_is_searched_by_words_and_year(self, visitor, years, query, found):
        assert titles(visitor, query) == found

    @pytest.mark.parametrize(
        "query",
        [
            *("year=abc", "year=99999999999999999999", "year=-1", "year=0", "year=%00"),
            *("q=%00", "q=%FF", f"q={'x' * 5000}", "q[]=1", "q=%F0%9F%8C%BB"),
            *("page=%00", "page=99999999999999999999", "year=2024&year=2026", "year=2.0"),
        ],
    )
    def test_nonsense_is_answered(self, visitor, years, query):
        assert visitor.get(f"{ADDRESS}?{query}").status_code == 200

    def test_what_cannot_be_read_is_said_and_asked_for_no_more(self, visitor, years):
        assert len(titles(visitor, "?year=abc")) == 3
        field = soup(visitor, f"{ADDRESS}?year=abc").find(id="filter-year")
        assert field["aria-invalid"] == "true"

    def test_the_form_keeps_what_was_asked(self, visitor, years):
        page = soup(visitor, f"{ADDRESS}?q=Télé&year=2024")
        form = page.select_one("form[role=search]")
        assert form["method"] == "get"
        assert form.find(id="filter-q")["value"] == "Télé"
        assert form.select_one("option[selected]")["value"] == "2024"
        assert form.select_one("a")["href"] == ADDRESS
        assert page.select_one("[role=status]").text.strip().startswith("1 ")

    def test_the_pages_keep_what_was_asked(self, visitor, years, monkeypatch):
        monkeypatch.setattr(NewsIndexPage, "news_per_page", 1)
        page = soup(visitor, f"{ADDRESS}?year=2024")
        assert page.select_one(".pagination [rel=next]")["href"] == "?year=2024&page=2"
        assert titles(visitor, "?year=2024&page=2") == ["L’été à Marciac"]

    def test_the_archive_counts_the_years(self, visitor, years):
        NewsPageFactory(draft=True, date=datetime.date(2020, 1, 1))
        links = soup(visitor, f"{ADDRESS}?year=2024").select(".archive li a")
        assert [(link["href"], link.text) for link in links] == [
            (f"{ADDRESS}?year=2026", "2026 1"),
            (f"{ADDRESS}?year=2024", "2024 2"),
        ]
        assert [link.get("aria-current") for link in links] == [None, "true"]

    def test_an_empty_result_says_what_to_give_up(self, visitor, years):
        empty = soup(visitor, f"{ADDRESS}?q=fibre&year=2024").select_one(".empty")
        links = [link["href"] for link in empty.find_all("a")]
        assert links == [f"{ADDRESS}?q=fibre", f"{ADDRESS}?year=2024", ADDRESS]
        assert [len(titles(visitor, link.removeprefix(ADDRESS))) for link in links] == [1, 2, 3]
        empty = soup(visitor, f"{ADDRESS}?q=zzz&year=2024").select_one(".empty")
        assert [link["href"] for link in empty.find_all("a")] == [f"{ADDRESS}?year=2024", ADDRESS]

    def test_without_news_it_says_so(self, visitor, index):
        page = soup(visitor)
        assert page.select_one(".empty")
        assert page.select("form[role=search], .archive") == []

    @pytest.mark.parametrize("count", [2, 11])
    def test_the_number_of_queries_does_not_grow(
        self, visitor, index, count, django_assert_max_num_queries
    ):
        for _ in range(count):
            NewsPageFactory(with_photograph=True)
        address = f"{ADDRESS}?q=club&year=2026"
        visitor.get(address)  # makes the renditions
        with django_assert_max_num_queries(18):
            visitor.get(address)


class TestElsewhere:
    def test_the_village_and_the_entry_show_it(self, visitor, index, marciac, lectoure):
        member = MemberPageFactory()
        news = NewsPageFactory(about=[marciac, member])
        for page in (marciac, member):
            shown = soup(visitor, page.address()).find(id="news").find_parent("section")
            assert [link["href"] for link in shown.select("h3 a")] == [news.address()]
        assert soup(visitor, lectoure.address()).find(id="news") is None

    def test_drafts_and_closed_ones_show_nowhere(self, visitor, index, marciac):
        NewsPageFactory(about=[marciac], draft=True)
        close(NewsPageFactory(about=[marciac]))
        assert soup(visitor, marciac.address()).find(id="news") is None


class TestCms:
    def village_rows(self, data, villages):
        return data | {
            "village_items-TOTAL_FORMS": str(len(villages)),
            **{f"village_items-{n}-village": str(v.pk) for n, v in enumerate(villages)},
        }

    def test_villages_are_added_and_previewed(self, index, client_of, moderator, marciac, lectoure):
        news = NewsPageFactory(about=[marciac])
        browser = client_of(moderator)
        edit = reverse("wagtailadmin_pages:edit", args=[news.pk])
        data = form_data(browser.get(edit), "#page-edit-form")
        data = self.village_rows(data, [marciac, lectoure])
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[news.pk])
        assert browser.post(preview, data).json()["is_valid"]
        assert lectoure.address() in browser.get(preview).content.decode()
        assert browser.post(edit, data | {"action-publish": "1"}).status_code == 302
        assert set(NewsPage.objects.get().villages.all()) == {marciac, lectoure}

    def test_publishing_it_again_changes_nothing(self, visitor, index, client_of, moderator):
        news = NewsPageFactory(with_text=True, with_photograph=True)
        before = soup(visitor, news.address()).select_one("main")
        browser = client_of(moderator)
        edit = reverse("wagtailadmin_pages:edit", args=[news.pk])
        data = form_data(browser.get(edit), "#page-edit-form") | {"action-publish": "1"}
        assert browser.post(edit, data).status_code == 302
        after = soup(visitor, news.address()).select_one("main")
        assert after.text == before.text
        assert len(after.select("img")) == len(before.select("img")) == 2

    def test_the_same_village_twice_is_refused(self, index, client_of, moderator, marciac):
        news = NewsPageFactory()
        browser = client_of(moderator)
        edit = reverse("wagtailadmin_pages:edit", args=[news.pk])
        data = form_data(browser.get(edit), "#page-edit-form")
        data = self.village_rows(data, [marciac, marciac]) | {"action-publish": "1"}
        assert browser.post(edit, data).status_code == 200
        assert not NewsPage.objects.get().villages.exists()
