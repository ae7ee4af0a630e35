"""Portraits: told whole, without a hole where nothing is known, and found where people look."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import PortraitIndexPage, PortraitPage
from tests.factories import (
    MemberPageFactory,
    PortraitIndexPageFactory,
    PortraitPageFactory,
    SiteImageFactory,
)
from tests.forms import form_data

ADDRESS = "/fr/portraits/"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def index(home_page):
    return PortraitIndexPageFactory()


def soup(visitor, address):
    return BeautifulSoup(visitor.get(address).content, "html.parser")


def cards(page, under="main"):
    return [link["href"] for link in page.select(f"{under} .card h3 a")]


class TestPage:
    def test_it_tells_all_that_is_known(self, visitor, index, marciac):
        portrait = PortraitPageFactory(complete=True, village=marciac)
        page = soup(visitor, portrait.address())
        journey = [step.get_text(" ", strip=True) for step in page.select(".journey dd")]
        assert journey == ["Lille", "Marciac", "2019"]
        assert page.select_one(".story-who strong").text == "Nadège Invent"
        assert portrait.quotation in page.select_one("blockquote").text
        assert [h2.text for h2 in page.select(".story-answer h2")] == [
            "Pourquoi ici ?",
            "Et l’hiver ?",
        ]
        assert page.select_one(".photographs figcaption").text.strip() == "L’atelier"
        assert page.select_one(".story-head img")["alt"] == portrait.photograph.description

    def test_what_is_not_known_leaves_no_trace(self, visitor, index):
        page = soup(visitor, PortraitPageFactory().address())
        assert page.select(".journey, blockquote, figure, .photographs, .story-links") == []
        assert page.select("main h2") == []

    def test_its_first_picture_does_not_wait(self, visitor, index):
        page = soup(visitor, PortraitPageFactory(complete=True).address())
        assert page.select_one(".story-head img").get("loading") is None
        assert page.select_one(".photographs img")["loading"] == "lazy"

    def test_who_made_the_picture_is_named(self, visitor, index):
        image = SiteImageFactory(credit="Odile Invent")
        page = soup(visitor, PortraitPageFactory(photograph=image).address())
        assert "Odile Invent" in page.select_one(".story-head figcaption").text

    def test_the_village_and_the_entry_are_linked(self, visitor, index, marciac, member_page):
        portrait = PortraitPageFactory(village=marciac, member=member_page)
        page = soup(visitor, portrait.address())
        assert cards(page, ".story-links") == [member_page.address(), marciac.address()]

    def test_what_has_left_the_site_is_named_and_not_linked(
        self, visitor, index, marciac, member_page
    ):
        portrait = PortraitPageFactory(village=marciac, member=member_page)
        marciac.unpublish()
        PageViewRestriction.objects.create(page=member_page, restriction_type="login")
        page = soup(visitor, portrait.address())
        assert "Marciac" in page.select_one(".journey").text
        assert page.select(".journey a, .story-links") == []

    def test_the_others_are_proposed_in_turn(self, visitor, index):
        five = [PortraitPageFactory() for _ in range(5)][::-1]  # the newest first
        PortraitPageFactory(draft=True)
        addresses = [portrait.address() for portrait in five]
        assert cards(soup(visitor, addresses[0])) == addresses[1:4]
        assert cards(soup(visitor, addresses[3])) == [addresses[4], addresses[0], addresses[1]]

    def test_french_words_are_marked_for_who_reads_english(self, visitor, index):
        portrait = PortraitPageFactory(complete=True)
        page = soup(visitor, portrait.address("en"))
        for part in ("h1", ".lead", ".story-answer", "figcaption span", ".story-who span"):
            assert page.select_one(part)["lang"] == "fr"

    def test_what_is_written_stays_text(self, visitor, index):
        portrait = PortraitPageFactory(
            complete=True,
            title=HOSTILE,
            slug="hostile",
            name=HOSTILE,
            trade=HOSTILE,
            introduction=HOSTILE,
            quotation=HOSTILE,
            arrived_from=HOSTILE,
            commune=HOSTILE,
        )
        portrait.answers.update(question=HOSTILE, answer=HOSTILE)
        portrait.photographs.update(caption=HOSTILE)
        for address in (portrait.address(), portrait.address("en"), ADDRESS):
            assert "<script>alert" not in visitor.get(address).content.decode()

    @pytest.mark.parametrize("count", [1, 9])
    def test_the_number_of_queries_does_not_grow(
        self, visitor, index, marciac, member_page, count, django_assert_max_num_queries
    ):
        for _ in range(count):
            portrait = PortraitPageFactory(complete=True, village=marciac, member=member_page)
        visitor.get(portrait.address())  # makes the renditions
        with django_assert_max_num_queries(26):
            visitor.get(portrait.address())


class TestList:
    def test_the_newest_come_first(self, visitor, index):
        two = [PortraitPageFactory(), PortraitPageFactory()]
        PortraitPageFactory(draft=True)
        hidden = PortraitPageFactory()
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        assert cards(soup(visitor, ADDRESS)) == [portrait.address() for portrait in two[::-1]]

    @pytest.mark.parametrize(
        ("asked", "shown"), [("1", 2), ("2", 1), ("99999999999999999999", 1), ("x", 2), ("%00", 2)]
    )
    def test_any_page_number_is_answered(self, visitor, index, monkeypatch, asked, shown):
        monkeypatch.setattr(PortraitIndexPage, "portraits_per_page", 2)
        for _ in range(3):
            PortraitPageFactory()
        assert len(cards(soup(visitor, f"{ADDRESS}?page={asked}"))) == shown

    def test_without_portraits_it_says_so(self, visitor, index):
        assert soup(visitor, ADDRESS).select_one(".empty")

    @pytest.mark.parametrize("count", [2, 11])
    def test_the_number_of_queries_does_not_grow(
        self, visitor, index, marciac, count, django_assert_max_num_queries
    ):
        for _ in range(count):
            PortraitPageFactory(with_photograph=True, village=marciac)
        visitor.get(ADDRESS)  # makes the renditions
        with django_assert_max_num_queries(15):
            visitor.get(ADDRESS)


class TestElsewhere:
    def test_the_village_and_the_entry_show_it(self, visitor, index, marciac, lectoure):
        member = MemberPageFactory()
        portrait = PortraitPageFactory(village=marciac, member=member)
        for page in (marciac, member):
            shown = soup(visitor, page.address()).find(id="portraits").find_parent("section")
            assert cards(shown, "section") or cards(shown, "") == [portrait.address()]
            assert [link["href"] for link in shown.select("h3 a")] == [portrait.address()]
        assert soup(visitor, lectoure.address()).find(id="portraits") is None

    def test_drafts_and_closed_ones_show_nowhere(self, visitor, index, marciac):
        member = MemberPageFactory()
        PortraitPageFactory(village=marciac, member=member, draft=True)
        closed = PortraitPageFactory(village=marciac, member=member)
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
        for page in (marciac, member):
            assert soup(visitor, page.address()).find(id="portraits") is None


class TestCms:
    def test_questions_are_added_and_previewed(self, index, client_of, moderator):
        portrait = PortraitPageFactory(with_answers=True)
        browser = client_of(moderator)
        data = form_data(
            browser.get(reverse("wagtailadmin_pages:edit", args=[portrait.pk])), "#page-edit-form"
        )
        row = {
            "answers-TOTAL_FORMS": "3",
            "answers-2-question": "Et demain ?",
            "answers-2-answer": data["answers-1-answer"],
            "answers-2-ORDER": "3",
            "answers-2-id": "",
        }
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[portrait.pk])
        assert browser.post(address, data | row).json()["is_valid"]
        assert "Et demain ?" in browser.get(address).content.decode()
        assert portrait.answers.count() == 2

    def test_two_places_are_refused(self, index, client_of, moderator, marciac):
        portrait = PortraitPageFactory(village=marciac)
        browser = client_of(moderator)
        address = reverse("wagtailadmin_pages:edit", args=[portrait.pk])
        data = form_data(browser.get(address), "#page-edit-form") | {"commune": "Auch"}
        assert browser.post(address, data).status_code == 200
        assert PortraitPage.objects.get().get_latest_revision_as_object().commune == ""
