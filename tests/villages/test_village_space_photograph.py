"""A photograph for the village's page, in one form."""

import pytest

from cms.editorial import review
from cms.media.models import SiteImage
from tests import factories
from tests.factories.media import picture
from tests.forms import form_data
from villages.models import VillagePage, VillagePhotograph

pytestmark = pytest.mark.django_db

ADDRESS = "/fr/mon-village/marciac/photo/"
SHOWN = "Le marché sous les couverts, un matin d’hiver."


@pytest.fixture
def client(client_of, committee):
    return client_of(committee)


def send(client, **typed):
    sent = (
        {"file": picture("marche.png"), "description": SHOWN, "rights": "own"}
        | {"caption": "Le marché"}
        | typed
    )
    return client.post(ADDRESS, form_data(client.get(ADDRESS), "main form.form") | sent)


def draft_of(marciac):
    return VillagePage.objects.get(pk=marciac.pk).get_latest_revision_as_object()


def test_it_is_put_before_the_cci_with_the_page(client, committee, marciac):
    assert send(client).url == "/fr/mon-village/marciac/"
    assert review.waiting_state(marciac).submitted_by == committee
    assert [row.caption for row in draft_of(marciac).photographs.all()] == ["Le marché"]
    assert not VillagePage.objects.get(pk=marciac.pk).photographs.exists()


def test_it_joins_a_draft_that_its_people_have_not_sent(client, committee, marciac):
    marciac.summary = "Encore à l’étude"
    marciac.save_revision(user=committee)
    send(client)
    draft = draft_of(marciac)
    assert draft.summary == "Encore à l’étude"
    assert draft.photographs.count() == 1
    assert review.waiting_state(marciac) is None


def test_a_page_that_waits_takes_none_and_says_what_to_do(client, committee, village_index):
    waiting = factories.VillagePageFactory(
        title="Pavie", slug="pavie", parent=village_index, submitted=True, author=committee
    )
    address = "/fr/mon-village/pavie/photo/"
    before = waiting.latest_revision_id
    answer = client.post(address, {"file": picture("marche.png"), "description": SHOWN})
    assert f"/{waiting.pk}/retirer/" in answer.content.decode()
    assert VillagePage.objects.get(pk=waiting.pk).latest_revision_id == before
    assert not SiteImage.objects.exists()


def test_a_page_that_is_full_takes_none(client, marciac):
    image = factories.SiteImageFactory()
    marciac.photographs = [VillagePhotograph(image=image) for _ in range(12)]
    marciac.save_revision()
    answer = client.post(ADDRESS, {"file": picture("marche.png"), "description": SHOWN})
    assert answer.status_code == 200
    assert draft_of(marciac).photographs.count() == 12


def test_a_picture_without_words_is_kept_until_they_come(client, marciac):
    answer = send(client, description="")
    assert "description" in answer.context["form"].errors
    again = form_data(answer, "main form.form") | {"description": SHOWN}
    client.post(ADDRESS, again)
    row = draft_of(marciac).photographs.get()
    assert (SiteImage.objects.get(), row.image.description) == (row.image, SHOWN)


def test_nothing_chosen_asks_for_a_picture(client, marciac):
    answer = client.post(ADDRESS, {})
    assert "file" in answer.context["form"].errors
    assert review.waiting_state(marciac) is None
