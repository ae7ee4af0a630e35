"""The cast: who acts in the tests, and the small world that they act in.

`committee` heads Marciac's welcome committee, `colleague` is of it too, `other_committee` heads
Lectoure's. `client_of(person)` is that person's browser; `visitor` is one without an account.
"""

import pytest
from django.test import Client

from cms.editorial.models import Mandate
from tests import factories


@pytest.fixture
def site(db):
    """The site with its home page and its sections, live. Returns Wagtail's `Site`."""
    home = factories.HomePageFactory()
    factories.VillageIndexPageFactory(parent=home)
    factories.AnnuaireIndexPageFactory(parent=home)
    return home.get_site()


@pytest.fixture
def home_page(site):
    return site.root_page.specific


@pytest.fixture
def village_index(home_page):
    return home_page.get_children().get(slug="villages").specific


@pytest.fixture
def annuaire_index(home_page):
    return home_page.get_children().get(slug="annuaire").specific


@pytest.fixture
def marciac(village_index):
    return factories.VillagePageFactory(
        title="Marciac", slug="marciac", insee_code="32233", parent=village_index
    )


@pytest.fixture
def lectoure(village_index):
    return factories.VillagePageFactory(
        title="Lectoure", slug="lectoure", insee_code="32208", parent=village_index
    )


@pytest.fixture
def client_of():
    """Return the function that gives a person's browser, logged in."""

    def log_in(person, **options) -> Client:
        client = Client(**options)
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return log_in


@pytest.fixture
def visitor(client) -> Client:
    """The browser of somebody without an account."""
    return client


def _holder(page, role, **person):
    user = factories.UserFactory(**person)
    factories.MandateFactory(user=user, page=page, role=role)
    return user


@pytest.fixture
def committee(marciac):
    return _holder(marciac, Mandate.Role.COMMITTEE_HEAD, first_name="Anne", last_name="Marciac")


@pytest.fixture
def colleague(marciac):
    return _holder(marciac, Mandate.Role.COMMITTEE, first_name="Bruno", last_name="Marciac")


@pytest.fixture
def other_committee(lectoure):
    return _holder(lectoure, Mandate.Role.COMMITTEE_HEAD, first_name="Lise", last_name="Lectoure")


@pytest.fixture
def member_page(annuaire_index):
    """The entry that `member` keeps."""
    return factories.MemberPageFactory(parent=annuaire_index)


@pytest.fixture
def member(member_page):
    return _holder(member_page, Mandate.Role.MEMBER, first_name="Maud", last_name="Membre")


@pytest.fixture
def moderator(db):
    return factories.UserFactory(moderator=True, first_name="Odile", last_name="Relit")


@pytest.fixture
def other_moderator(db):
    return factories.UserFactory(moderator=True, first_name="Paul", last_name="Relit")


@pytest.fixture
def adviser(db):
    return factories.UserFactory(adviser=True, first_name="Carole", last_name="Conseil")


@pytest.fixture
def translator(db):
    return factories.UserFactory(translator=True, first_name="Tess", last_name="Traduit")


@pytest.fixture
def administrator(db):
    return factories.UserFactory(is_superuser=True, first_name="Adama", last_name="Règle")
