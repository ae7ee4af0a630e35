"""The frame of every page: header, menu, footer, trail."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from tests.factories import (
    AccessibilityPageFactory,
    SiteMapPageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    TeamPageFactory,
)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def current(page) -> dict[str, str]:
    return {a["href"]: a["aria-current"] for a in page.select(".menu a[aria-current]")}


@pytest.fixture
def in_menus(home_page):
    for section in home_page.get_children():
        section.specific.show_in_menus = True
        section.specific.save()
        type(section).objects.filter(pk=section.pk).update(show_in_menus=True)


def test_the_section_that_is_read_is_marked(visitor, in_menus, marciac):
    assert current(soup(visitor.get("/en/villages/"))) == {"/en/villages/": "page"}
    assert current(soup(visitor.get("/en/villages/marciac/"))) == {"/en/villages/": "true"}
    assert current(soup(visitor.get("/es/pueblos/marciac/"))) == {"/es/pueblos/": "true"}
    assert current(soup(visitor.get("/en/"))) == {}


def test_a_section_whose_name_begins_alike_is_not_marked(visitor, in_menus, home_page):
    StandardPageFactory(slug="club", show_in_menus=True)
    StandardPageFactory(slug="clubs", show_in_menus=True)
    assert current(soup(visitor.get("/fr/clubs/"))) == {"/fr/clubs/": "page"}


def test_sections_and_languages_fold_and_unfold_without_a_script(visitor, in_menus):
    """The switch stands just before what it folds: the style sheet does the rest."""
    switch = soup(visitor.get("/fr/")).select_one(".header details")
    ways = switch.find_next_sibling()
    assert switch.summary.text.strip()
    assert ways.select(".menu a")
    assert ways.select(".languages a")


def test_each_way_is_there_once(visitor, in_menus):
    header = soup(visitor.get("/fr/")).select_one(".header")
    addresses = [a["href"] for a in header.select(".header-ways a")]
    assert len(addresses) == len(set(addresses))


def test_the_footer_leads_to_what_the_law_asks_for(visitor, site):
    StandardPageFactory(title="Mentions légales", slug="mentions-legales")
    SiteMapPageFactory()
    AccessibilityPageFactory()
    for address in ("/en/", "/en/villages/", "/en/nowhere/", "/compte/login/"):
        footer = soup(visitor.get(address, headers={"Accept-Language": "en"})).select_one(".footer")
        told = {a["href"]: " ".join(a.text.split()) for a in footer.select(".footer-legal a")}
        assert told["/en/mentions-legales/"] == "Mentions légales"
        assert told["/en/site-map/"] == "Site map"
        assert told["/en/accessibility/"] == "Accessibility: non-compliant"
        assert "/compte/login/" in told


def test_without_a_declaration_nothing_is_claimed(visitor, site):
    """An older site has a page of text at its address."""
    StandardPageFactory(title="Accessibilité", slug="accessibilite")
    footer = soup(visitor.get("/fr/")).select_one(".footer-legal")
    assert [a.text.strip() for a in footer.select("a[href='/fr/accessibilite/']")] == [
        "Accessibilité"
    ]
    assert "conform" not in footer.text.lower()


def test_a_draft_declaration_is_not_mentioned(visitor, site):
    AccessibilityPageFactory(draft=True)
    assert not soup(visitor.get("/fr/")).select(".footer a[href*=accessibilite]")


def test_the_frame_costs_as_much_however_many_pages_there_are(
    rf, site, home_page, django_assert_num_queries
):
    SiteSettingsFactory(site=site)
    AccessibilityPageFactory()
    TeamPageFactory(show_in_menus=True)
    frame = Template(
        "{% include 'components/header.html' %}{% include 'components/breadcrumb.html' %}"
        "{% include 'components/footer.html' %}"
    )

    def drawn():
        request = rf.get(page.address(), SERVER_NAME="testserver")
        return frame.render(Context({"request": request, "page": page}))

    page = StandardPageFactory(slug="un", show_in_menus=True)
    drawn()  # content types are remembered
    for number in range(2):
        page = StandardPageFactory(slug=f"autre-{number}", show_in_menus=True)
        # the site, its language, restrictions, the menu with the declaration; the settings
        with django_assert_num_queries(6):
            assert re.search(r"tel:0800", drawn())


def test_the_frame_is_drawn_where_there_is_no_request():
    drawn = Template("{% include 'components/footer.html' %}").render(Context({}))
    assert "footer-legal" in drawn


def test_the_trail_does_not_name_what_was_taken_down(visitor, site):
    above = StandardPageFactory(title="Dossier retiré", slug="dossier")
    below = StandardPageFactory(slug="une-aide", parent=above)
    assert "Dossier retiré" in visitor.get(below.address()).content.decode()
    above.unpublish()
    shown = soup(visitor.get(below.address()))
    assert "Dossier retiré" not in shown.text
    assert [a["href"] for a in shown.select(".breadcrumb a")] == ["/fr/"]
