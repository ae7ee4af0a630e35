"""Entries to be found in the annuaire."""

import pytest

from annuaire.models import MemberText, Skill, TradeFamily
from cms.editorial.publication import without_review
from cms.editorial.slugs import slug_for
from tests.factories import MemberPageFactory


@pytest.fixture
def family(db):
    return TradeFamily.objects.create(name="Informatique", name_en="IT", slug="informatique")


@pytest.fixture
def python(family):
    return Skill.objects.create(name="Python", slug="python", family=family)


@pytest.fixture
def entry(annuaire_index):
    """Return the function that publishes an entry, with its skills and its own texts."""

    def make(title, *, skills=(), texts=(), **fields):
        member = MemberPageFactory(
            title=title, slug=slug_for(title), parent=annuaire_index, **fields
        )
        if skills or texts:
            member.skills.add(*skills)
            member.texts = [MemberText(**text) for text in texts]
            with without_review():
                member.save_revision().publish()
        return member

    return make
