"""The first page: the way in at once, then the sections that the CCI chose, in its order."""

from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from home.sections import SECTIONS
from tests.factories import (
    ClubEventPageFactory,
    CulturaOfferPageFactory,
    HousingPageFactory,
    MemberPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PortraitIndexPageFactory,
    PortraitPageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    TakeoverPageFactory,
    TeamPageFactory,
    VillagePageFactory,
)
from tests.forms import form_data

from .sections import figure, place, section

KINDS = [name for name, _block in SECTIONS]
every_kind = pytest.mark.parametrize("kind", KINDS)


def soup(visitor, address="/fr/"):
    response = visitor.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def headings(page):
    return [heading.text for heading in page.select(".home-section h2")]


@pytest.fixture
def full_house(home_page, marciac):
    """Something to show in every section."""
    VillagePageFactory(title="L’Isle-de-Noé", slug="l-isle-de-noe", territory="astarac")
    HousingPageFactory(parent=marciac)
    TakeoverPageFactory(parent=marciac)
    MemberPageFactory(village=marciac)
    ClubEventPageFactory()
    CulturaOfferPageFactory()
    PortraitPageFactory(parent=PortraitIndexPageFactory())
    NewsPageFactory(parent=NewsIndexPageFactory())
    SiteSettingsFactory(site=home_page.get_site())
    TeamPageFactory(with_people=True)
    return home_page


def all_sections():
    counted = figure("count", what="villages", before=None, source="")
    return [
        section(kind, **({"figures": [counted]} if kind == "figures" else {})) for kind in KINDS
    ]


def test_the_way_in_is_there_at_once(visitor, home_page, marciac, lectoure):
    VillagePageFactory(title="Brouillon", draft=True)
    page = soup(visitor)
    assert page.h1.text == "Vivre et travailler dans le Gers"
    form = page.select_one("main form[role=search]")
    assert (form["action"], form["method"]) == ("/fr/villages/", "get")
    field = form.select_one("input[name=q]")
    assert form.select_one(f"label[for={field['id']}]").text
    assert [option["value"] for option in form.select("datalist option")] == ["Lectoure", "Marciac"]
    found = soup(visitor, "/fr/villages/?q=marciac")
    assert [card.text for card in found.select(".card h3")] == ["Marciac"]


def test_it_stands_before_there_is_anything(visitor, site):
    assert soup(visitor).h1


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_that_the_cci_gives_is_the_order_shown(visitor, full_house, order):
    place(full_house, *all_sections()[::order])
    assert headings(soup(visitor)) == [f"Titre {kind}" for kind in KINDS[::order]]


@every_kind
def test_a_section_can_come_twice(visitor, full_house, kind):
    chosen = next(one for one in all_sections() if one["type"] == kind)
    place(full_house, chosen, chosen)
    page = soup(visitor)
    assert len(headings(page)) == 2
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


@every_kind
def test_a_section_with_nothing_to_show_writes_nothing(visitor, home_page, kind):
    empty = {"steps": {"steps": []}, "testimonials": {"testimonials": []}}
    place(home_page, section(kind, **empty.get(kind, {})))
    page = soup(visitor)
    assert f"Titre {kind}" not in page.text
    assert not page.select_one(".home-sections").find(True)


def test_a_section_that_no_room_brings_any_more_is_passed_over(visitor, home_page, marciac):
    place(home_page, section("fairs"), section("find_village"))
    assert headings(soup(visitor)) == ["Titre find_village"]


def test_the_lands_are_counted_and_lead_to_the_list(visitor, full_house):
    place(full_house, section("find_village"))
    links = soup(visitor, "/en/").select(".lands a")
    assert [(link["href"], " ".join(link.text.split())) for link in links] == [
        ("/en/villages/?territoire=astarac", "Astarac 1 village")
    ]


def test_the_steps_are_numbered_and_lead_to_more(visitor, home_page):
    more = StandardPageFactory(title="Le programme")
    place(home_page, section("steps", page=more.pk))
    page = soup(visitor)
    assert [step.h3.text for step in page.select("ol > li:has(h3)")] == ["On s’appelle", "On vient"]
    assert page.select_one(f".home-more[href='{more.address()}']")


@pytest.mark.parametrize("state", ["unpublished", "deleted", "never there"])
def test_a_chosen_page_that_is_gone_takes_its_link_along_only(visitor, home_page, state):
    more, portrait = StandardPageFactory(), PortraitPageFactory()
    told = [{"text": "J’y suis bien.", "author": "Jo", "portrait": portrait.pk}]
    place(home_page, section("steps", page=more.pk), section("testimonials", testimonials=told))
    assert len(soup(visitor).select(".home-more, .voices a")) == 2
    for page in (more, portrait):
        if state == "unpublished":
            page.unpublish()
        else:
            page.delete()
    if state == "never there":
        told[0]["portrait"] = 10**6
        place(home_page, section("steps", page=10**6), section("testimonials", testimonials=told))
    page = soup(visitor)
    assert len(headings(page)) == 2
    assert not page.select(".home-more, .voices a")


def test_a_voice_says_who_speaks(visitor, home_page):
    told = [{"text": "J’y suis bien.", "author": "Jo Invent", "author_role": "traductrice"}]
    place(home_page, section("testimonials", testimonials=told))
    voice = soup(visitor).select_one("figure:has(blockquote)")
    assert voice.blockquote.text.strip() == "J’y suis bien."
    assert "Jo Invent" in voice.figcaption.text
    assert "traductrice" in voice.figcaption.text


@pytest.mark.parametrize(
    ("kind", "factory"), [("portraits", PortraitPageFactory), ("news", NewsPageFactory)]
)
def test_the_three_newest_are_announced(visitor, home_page, kind, factory):
    pages = [factory() for _ in range(4)]
    factory(draft=True)
    place(home_page, section(kind))
    page = soup(visitor)
    shown = [link["href"] for link in page.select(".home-section .card h3 a")]
    assert shown == [one.address() for one in reversed(pages[1:])]
    assert page.select_one(".home-more")["href"] == pages[0].get_parent().specific.address()


def test_the_members_who_came_last_are_shown(visitor, home_page):
    members = [MemberPageFactory() for _ in range(5)]
    MemberPageFactory(draft=True)
    place(home_page, section("members"))
    page = soup(visitor, "/en/")
    assert "5 members of the network" in page.select_one(".home-section").text
    shown = [link["href"] for link in page.select(".home-section .card h3 a")]
    assert shown == [one.address("en") for one in reversed(members[1:])]


def test_the_contact_says_every_way(visitor, home_page):
    SiteSettingsFactory(site=home_page.get_site())
    TeamPageFactory(with_people=True)
    place(home_page, section("contact"))
    contact = soup(visitor, "/en/").select_one(".home-section")
    links = [link["href"] for link in contact.select("a[href]")]
    # first the number that answers abroad
    assert links[:2] == ["tel:+33536490000", "tel:0800000000"]
    assert "tel:+33536490001" in links
    assert contact.select_one("a.button-main")["href"] == "mailto:bonjour@exemple.test"
    assert [name.text for name in contact.find_all("h3")] == ["Aline Conseil", "Basile Conseil"]
    assert "du lundi au vendredi" in contact.text
    assert "English" in contact.text


@pytest.mark.parametrize("is_live", [True, False])
def test_one_writes_from_the_page_for_it_once_it_is_live(visitor, home_page, is_live):
    form = StandardPageFactory(title="Nous écrire", slug="contact")
    SiteSettingsFactory(site=home_page.get_site(), contact_page=form)
    if not is_live:
        form.unpublish()
    place(home_page, section("contact"))
    written = soup(visitor).select_one(".home-section a.button-main")["href"]
    assert written == (form.address() if is_live else "mailto:bonjour@exemple.test")


def test_a_foreign_reader_is_told_once_what_is_in_french(visitor, full_house):
    place(full_house, *all_sections())
    page = soup(visitor, "/en/")
    assert len(page.select("main .notice")) == 1
    for told in page.select("main h1, .home-section h2, .home-section blockquote, ol h3"):
        assert told.find_parent(lang="fr"), told
    for ours in page.select(".home-section .button, .lands small, main form"):
        assert not ours.find_parent(lang="fr"), ours
    assert not soup(visitor, "/fr/").select("main .notice, main [lang]")


@pytest.mark.parametrize("count", [1, 6])
def test_the_number_of_queries_does_not_grow(
    visitor, full_house, marciac, count, django_assert_max_num_queries
):
    portraits = [PortraitPageFactory(with_photograph=True, village=marciac) for _ in range(count)]
    for _ in range(count):
        VillagePageFactory(territory="saves")
        MemberPageFactory(village=VillagePageFactory())
        NewsPageFactory(with_photograph=True)
    told = [
        {"text": "J’y suis bien.", "author": "Jo", "portrait": portrait.pk}
        for portrait in portraits[:4]
    ]
    others = [one for one in all_sections() if one["type"] != "testimonials"]
    place(full_house, *others, section("testimonials", testimonials=told))
    visitor.get("/fr/")  # makes the renditions, and what the cache keeps
    with django_assert_max_num_queries(34):
        visitor.get("/fr/")


def test_the_cci_edits_every_section(visitor, client_of, administrator, full_house):
    place(full_house, *all_sections())
    before = [shown.text for shown in soup(visitor).select(".home-section")]
    browser = client_of(administrator)
    address = reverse("wagtailadmin_pages:edit", args=[full_house.pk])
    data = form_data(browser.get(address), "#page-edit-form")
    change = {
        "sections-1-value-heading": "Comment on arrive",
        "sections-0-order": str(len(KINDS) - 1),
    }
    assert browser.post(address, data | change).status_code == 302
    full_house.refresh_from_db()
    full_house.get_latest_revision().publish()
    after = [shown.text for shown in soup(visitor).select(".home-section")]
    before[1] = before[1].replace("Titre steps", "Comment on arrive")
    assert after == [*before[1:], before[0]]


def test_home_pages_of_before_keep_their_two_parts(visitor, full_house):
    place(full_house)
    migration = ("home", "0003_first_sections")
    state = MigrationExecutor(connection).loader.project_state(migration)
    add_sections = import_module("home.migrations.0003_first_sections").add_sections
    add_sections(state.apps, None)
    shown = ["Trouvez votre village", "Celles et ceux qui vivent et travaillent ici"]
    assert headings(soup(visitor)) == shown
    full_house.refresh_from_db()
    full_house.get_latest_revision().publish()
    assert headings(soup(visitor)) == shown
    place(full_house, section("steps"))
    add_sections(state.apps, None)
    assert headings(soup(visitor)) == ["Titre steps"]
