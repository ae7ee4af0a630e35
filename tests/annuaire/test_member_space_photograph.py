"""The photograph of an entry, in the member's form."""

import pytest

from cms.editorial.drafts import latest_version
from cms.media.models import SiteImage
from tests import factories
from tests.annuaire.member_screens import FORM, HOME, SHOWN, address, fill
from tests.factories.media import picture
from tests.forms import form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of, member):
    return client_of(member)


@pytest.fixture
def mine(member_page):
    return member_page


def test_a_picture_that_came_is_kept_while_the_rest_is_put_right(client, member, mine):
    sent = fill(client, mine, siret="123") | {"photograph-file": picture("maud.png")}
    answer = client.post(address("entry", mine), sent | {"submit": "1"})
    assert "description" in answer.context["typed"].portrait.errors
    kept = SiteImage.objects.get()
    assert (kept.collection.of_page.page_id, kept.uploaded_by_user) == (mine.pk, member)
    again = form_data(answer, FORM) | {"siret": "", "photograph-description": SHOWN}
    again["photograph-rights"] = "own"
    assert client.post(address("entry", mine), again | {"submit": "1"}).url == HOME
    shown = latest_version(mine).photograph
    assert (shown, shown.description, shown.is_decorative) == (kept, SHOWN, False)


def test_a_photograph_is_taken_out(client, annuaire_index, member):
    mine = factories.MemberPageFactory(parent=annuaire_index, with_photograph=True)
    factories.MandateFactory(user=member, page=mine, role="member")
    typed = fill(client, mine, **{"photograph-remove": "on"}) | {"keep": "1"}
    assert client.post(address("entry", mine), typed).url == HOME
    assert latest_version(mine).photograph is None


def test_the_picture_of_others_cannot_be_named(client, mine):
    foreign = factories.SiteImageFactory()
    typed = {"photograph-image": str(foreign.pk), "photograph-description": "La mienne."}
    answer = client.post(address("entry", mine), fill(client, mine, **typed))
    assert "image" in answer.context["typed"].portrait.errors
    assert latest_version(mine).photograph is None
    foreign.refresh_from_db()
    assert foreign.description != "La mienne."
