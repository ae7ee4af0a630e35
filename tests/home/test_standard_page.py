"""A page of text: what the CCI writes is shown as it was written, found, and told to be French."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.editorial.changes import compare
from home.demo import site as demo_site
from home.models import StandardPage
from tests import factories
from tests.forms import form_data

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"
ANSWER = "<p>Rien, hormis votre patience.</p>"
BODY = [
    {"type": "prose", "value": "<h2>D’abord</h2><p>Un accueil.</p>"},
    {
        "type": "steps",
        "value": {
            "heading": "Ensuite",
            "steps": [
                {"type": "item", "id": "1", "value": {"title": "Écrire", "text": "Une ligne."}},
                {"type": "item", "id": "2", "value": {"title": "Venir", "text": ""}},
            ],
        },
    },
    {"type": "quotation", "value": {"text": "On y est bien.", "author": "Anne"}},
    {
        "type": "questions",
        "value": {
            "heading": "Questions",
            "questions": [
                {"type": "item", "id": "3", "value": {"question": "Combien ?", "answer": ANSWER}}
            ],
        },
    },
]


@pytest.fixture
def page(site):
    return factories.StandardPageFactory(title="Le programme", slug="le-programme", body=BODY)


def read(visitor, page, language="fr"):
    response = visitor.get(page.address(language))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_text_is_read_with_all_its_pieces(visitor, page):
    main = read(visitor, page).main
    assert main.h1.text == "Le programme"
    assert [heading.text for heading in main.select("h2")] == ["D’abord", "Ensuite", "Questions"]
    assert [heading.text for heading in main.select("h3")] == ["Écrire", "Venir", "Combien ?"]
    assert main.blockquote.text.strip() == "On y est bien."


def test_a_reader_of_english_is_told_that_the_text_is_french(visitor, page):
    main = read(visitor, page, "en").main
    assert main.select_one(".text").find_parent(lang="fr")
    assert not read(visitor, page, "fr").main.select("[lang]")


def test_a_page_without_text_stands(visitor, site):
    page = factories.StandardPageFactory(body=[], introduction="")
    assert not read(visitor, page).main.select(".text > *")


def test_nothing_that_was_written_runs(visitor, site):
    page = factories.StandardPageFactory(
        title=HOSTILE, introduction=HOSTILE, body=[{"type": "prose", "value": HOSTILE}]
    )
    assert HOSTILE not in visitor.get(page.address()).content.decode()


@pytest.mark.parametrize("word", ["accueil", "ligne", "Combien", "patience"])
def test_words_are_found_wherever_they_are_in_the_text(page, word):
    assert list(StandardPage.objects.live().search(word)) == [page]


def test_the_editor_saves_the_pieces_as_they_were(client_of, administrator, page):
    browser, address = client_of(administrator), reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = form_data(browser.get(address), "#page-edit-form")
    response = browser.post(address, sent | {"introduction": "Neuf.", "action-publish": "1"})
    assert response.status_code == 302
    now = StandardPage.objects.get(pk=page.pk)
    assert [change.name for change in compare(page, now)] == ["introduction"]


def test_what_the_cci_must_still_write_is_marked_in_the_legal_texts(visitor, site):
    demo_site.load()
    for slug in ("mentions-legales", "confidentialite"):
        main = read(visitor, StandardPage.objects.get(slug=slug)).main
        assert "Brouillon" in main.select_one(".lead").text
        assert "À compléter par la CCI" in main.select_one(".text").text


def test_the_pages_below_are_reached_from_it(visitor, page):
    shown = factories.StandardPageFactory(parent=page, slug="les-aides")
    factories.StandardPageFactory(parent=shown, slug="plus-bas")
    factories.StandardPageFactory(parent=page, slug="plus-tard", draft=True)
    closed = factories.StandardPageFactory(parent=page, slug="ferme")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    links = read(visitor, page).select("main nav[aria-labelledby=title] a")
    assert [link["href"] for link in links] == [shown.address()]
