"""What an advert says, and what it may not."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.editorial import review
from entreprendre.models import TakeoverPage
from tests.factories import TakeoverPageFactory
from tests.forms import form_data

pytestmark = pytest.mark.django_db


def read(visitor, page, language="fr"):
    return BeautifulSoup(visitor.get(page.address(language)).content, "html.parser")


def test_it_says_what_is_offered_and_for_how_much(visitor, marciac):
    page = TakeoverPageFactory(parent=marciac, with_photographs=True, price_eur=1_250_000)
    shown = read(visitor, page)
    words = " ".join(shown.get_text().split())
    for said in (page.title, page.trade, "1\u202f250\u202f000\u202f€", "90\u202fm²", "Marciac"):
        assert " ".join(said.split()) in words
    assert page.presentation in words
    assert len(shown.select(".photographs figure")) == 2
    assert shown.select_one(f'.aside a[href="{marciac.address()}"]')


def test_a_price_that_is_not_said_is_to_be_discussed(visitor, marciac):
    page = TakeoverPageFactory(parent=marciac, price_eur=None, turnover="", staff=None)
    words = read(visitor, page, "en").get_text()
    assert "to be discussed" in words
    assert "not provided" in words


def test_a_date_that_has_passed_is_now(marciac):
    page = TakeoverPageFactory(parent=marciac, available_from=datetime.date(2020, 1, 1))
    with translation.override("en"):
        facts = {fact.name: fact.text for group in page.fact_groups for fact in group.facts}
    assert facts["available"] == "now"


@pytest.mark.parametrize("field", ["title", "trade", "presentation", "public_aid", "cci_support"])
@pytest.mark.parametrize("contact", ["Appelez le 06 12 34 56 78.", "jean@exemple.test"])
def test_nobody_is_reached_but_the_cci(marciac, field, contact):
    page = TakeoverPageFactory(parent=marciac)
    setattr(page, field, contact)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert field in refused.value.message_dict


@pytest.mark.parametrize(
    "words", ["Boulangerie de Marciac", "à MARCIAC !", "Le fournil, 32230", "code 32233"]
)
@pytest.mark.parametrize("field", ["title", "presentation", "search_description"])
def test_a_confidential_one_names_no_village(marciac, field, words):
    page = TakeoverPageFactory(parent=marciac, confidential=True)
    setattr(page, field, words)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert field in refused.value.message_dict


def test_a_word_that_only_begins_like_the_village_is_no_name(marciac):
    page = TakeoverPageFactory(parent=marciac, confidential=True)
    page.presentation = "Un fournil marciacais."
    page.full_clean()


def test_a_confidential_one_shows_no_photograph(marciac):
    with pytest.raises(ValidationError) as refused:
        TakeoverPageFactory(parent=marciac, confidential=True, with_photographs=True)
    assert "is_confidential" in refused.value.message_dict


def test_the_home_is_told_of_only_where_there_is_one(marciac):
    page = TakeoverPageFactory(parent=marciac)
    page.has_living_quarters = False
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "living_quarters_note" in refused.value.message_dict


@pytest.fixture
def adding(client_of, committee, marciac):
    address = f"/admin/pages/add/entreprendre/takeoverpage/{marciac.pk}/"
    client = client_of(committee)

    def add(**fields):
        sent = form_data(client.get(address), "[name=title]") | {
            "title": "Fournil à reprendre",
            "trade": "Boulangerie",
            "sector": "C",
            "kind": "going-concern",
            "premises": "lease",
        }
        return client, client.post(address, sent | fields)

    return add


@pytest.mark.parametrize("confidential", [{}, {"is_confidential": "on"}])
def test_committee_adds_it_and_the_cci_makes_it_public(
    adding, committee, moderator, visitor, confidential
):
    adding(**confidential)
    page = TakeoverPage.objects.get()
    assert not page.live
    state = review.submit(page, by=committee)
    assert visitor.get(page.address()).status_code == 404
    review.approve(state, by=moderator)
    page = TakeoverPage.objects.get()
    assert visitor.get(page.address()).status_code == 200
    assert page.standing.expires_on - page.standing.checked_on == datetime.timedelta(days=180)
    assert page.is_confidential == bool(confidential)


def test_the_form_refuses_the_village_before_the_page_has_a_place(adding):
    _client, answer = adding(is_confidential="on", presentation="Au cœur de Marciac.")
    assert answer.status_code == 200
    errors = BeautifulSoup(answer.content, "html.parser").select(".w-field__errors p")
    assert len(errors) == 1 and errors[0].find_parent(id=re.compile("presentation"))
    assert not TakeoverPage.objects.exists()


def test_other_committee_neither_adds_nor_edits(client_of, other_committee, marciac):
    page = TakeoverPageFactory(parent=marciac, confidential=True)
    client = client_of(other_committee)
    address = f"/admin/pages/add/entreprendre/takeoverpage/{marciac.pk}/"
    assert client.get(address).status_code in {302, 403}
    answer = client.get(f"/admin/pages/{page.pk}/edit/")
    assert answer.status_code in {302, 403}
    with pytest.raises(review.Refused):
        review.submit(page, by=other_committee)


def test_confidential_becomes_public_by_review_only(
    client_of, committee, moderator, marciac, visitor
):
    page = TakeoverPageFactory(parent=marciac, confidential=True, title="Fournil")
    opaque = page.address()
    client = client_of(committee)
    edit = f"/admin/pages/{page.pk}/edit/"
    sent = form_data(client.get(edit), "[name=title]")
    sent.pop("is_confidential")
    client.post(edit, sent | {"action-submit": "1"})
    page = TakeoverPage.objects.get(pk=page.pk)
    assert page.is_confidential
    assert visitor.get(opaque).status_code == 200
    state = review.waiting_state(page)
    review.approve(state, by=moderator)
    page = TakeoverPage.objects.get(pk=page.pk)
    assert page.address() == "/fr/villages/marciac/fournil/"
    assert visitor.get(page.address()).status_code == 200
    assert visitor.get(opaque).status_code == 404
