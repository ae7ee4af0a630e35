"""The demo's takeovers: of each kind, complete, and made once."""

import pytest

from entreprendre.models import TakeoverDossier, TakeoverPage
from home.demo import site, takeovers, villages

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db):
    site.load()
    villages.load(52)
    return takeovers.load()


def test_they_are_of_each_kind_and_true_to_the_rules(loaded):
    listed = TakeoverPage.objects.listed()
    assert len(loaded) == TakeoverPage.objects.count() >= 14
    assert listed.filter(is_confidential=True).count() == 4 == TakeoverDossier.objects.count()
    assert listed.placed().count() >= 6
    assert TakeoverPage.objects.get(title="Café-épicerie du pont") not in listed
    assert TakeoverPage.objects.get(title="Atelier de céramique") not in listed
    for page in TakeoverPage.objects.live():
        page.full_clean()
    for dossier in TakeoverDossier.objects.all():
        dossier.full_clean()
        assert dossier.photographs.get().file.storage.exists(dossier.photographs.get().file.name)


def test_loading_again_makes_and_changes_nothing(loaded):
    before = list(TakeoverPage.objects.order_by("pk").values_list("pk", "url_path", "token"))
    assert takeovers.load() == []
    assert (
        list(TakeoverPage.objects.order_by("pk").values_list("pk", "url_path", "token")) == before
    )


def test_teasers_stand_at_their_opaque_addresses(loaded, visitor):
    for page in TakeoverPage.objects.listed().filter(is_confidential=True):
        assert page.url_path == f"/accueil/entreprendre/{page.token}/"
        words = visitor.get(page.address()).content.decode()
        assert page.dossier.business_name not in words
        assert page.parent_page.title not in words
