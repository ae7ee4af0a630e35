"""Every text of a page is words, which are translated, or a fact, which is said once."""

import pytest
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Comment, Page

from cms.editorial.pages import SitePage
from tests import source

NAME = "the name of somebody or of a place: it is the same in every language"
ADDRESS = "a postal address: letters go by it"
CODE = "a code or a number"
NOT_WORDS = {
    "AccessibilityPage.auditor": NAME,
    "AccessibilityPage.organisation": NAME,
    "AccessibilityPage.technologies": "what W3C calls them, in every language",
    "Adviser.name": NAME,
    "ClubEventSpeaker.name": NAME,
    "CommitteePerson.name": NAME,
    "CulturaIndexPage.adviser_name": NAME,
    "CulturaOfferPage.commune": NAME,
    "CulturaPartnerPage.commune": NAME,
    "CulturaPartnerPage.street_address": ADDRESS,
    "CulturaPartnerPage.title": NAME,
    "MemberPage.commune": NAME,
    "MemberPage.siret": CODE,
    "MemberPage.title": NAME,
    "MemberText.presentation": "the member’s own words in another language (ADR 0012)",
    "MemberText.trade": "the member’s own words in another language (ADR 0012)",
    "PartnerOrganisation.name": NAME,
    "PortraitPage.commune": NAME,
    "PortraitPage.name": NAME,
    "TelecentrePage.street_address": ADDRESS,
    "TelecentrePage.title": NAME,
    "VillagePage.insee_code": CODE,
    "VillagePage.intercommunality": NAME,
    "VillagePage.nearest_station": NAME,
    "VillagePage.postal_code": CODE,
    "VillagePage.title": NAME,
}
TELEPHONES = ("phone",)
PAGE_TYPES = source.page_types()


def texts_of(model) -> set[str]:
    """Return the names of the fields of `model` that somebody types a text in."""
    kinds = (models.CharField, models.TextField, StreamField)
    codes = (models.EmailField, models.URLField, models.SlugField)
    ours = [f for f in model._meta.concrete_fields if f.model is not Page or f.name == "title"]
    return {
        field.name
        for field in ours
        if isinstance(field, kinds) and not isinstance(field, codes) and not field.choices
        if field.editable and not field.name.endswith(TELEPHONES)
    }


def rows_of(model) -> dict:
    """Return the models of the rows that belong to a page of `model`, by their relations."""
    return {
        relation.get_accessor_name(): relation.related_model
        for relation in model._meta.related_objects
        if type(relation.field).__name__ == "ParentalKey" and relation.related_model is not Comment
    }


def undeclared(model, words) -> set[str]:
    """Return what is neither among `words` nor known to be a fact, as ``Type.field``."""
    texts = {f"{model.__name__}.{name}" for name in texts_of(model) - set(words)}
    # who says it: a source is called what it calls itself
    sources = {name for name in texts if name.endswith("_source")}
    return texts - sources - set(NOT_WORDS)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_text_is_words_or_a_fact(model):
    missing = undeclared(model, model.words)
    for relation, row in rows_of(model).items():
        told = [name.split(".")[1] for name in model.words if name.startswith(f"{relation}.")]
        missing |= undeclared(row, told)
    assert missing == set()


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_words_name_fields_that_there_are(model):
    rows = rows_of(model)
    for name in model.words:
        relation, _dot, inner = name.partition(".")
        assert (inner in texts_of(rows[relation])) if inner else (name in texts_of(model)), name


def test_a_fact_is_not_words_as_well():
    told = {f"{model.__name__}.{name}" for model in PAGE_TYPES for name in model.words}
    assert told & set(NOT_WORDS) == set()


def test_facts_are_fields_that_there_are():
    known = {f"{model.__name__}.{name}" for model in PAGE_TYPES for name in texts_of(model)}
    for model in PAGE_TYPES:
        for row in rows_of(model).values():
            known |= {f"{row.__name__}.{name}" for name in texts_of(row)}
    assert set(NOT_WORDS) - known == set()


def test_a_field_that_nobody_declared_is_found():
    assert issubclass(PAGE_TYPES[0], SitePage)
    model = next(model for model in PAGE_TYPES if model.__name__ == "VillagePage")
    assert undeclared(model, ()) >= {"VillagePage.summary", "VillagePage.presentation"}
