"""The dates of facts: "still true" is public at once, and no older draft sets it back."""

import datetime

import pytest
from django.utils import timezone

from cms.editorial import review
from tests import factories
from villages import freshness
from villages.models import VillagePage

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2025, 1, 15)


@pytest.fixture
def told(marciac):
    """Marciac, whose shops were told and checked long ago."""
    marciac.shops, marciac.shops_checked_on = ["bakery"], LONG_AGO
    from cms.editorial.publication import without_review

    with without_review():
        marciac.save_revision().publish()
    return VillagePage.objects.get(pk=marciac.pk)


def approve_draft(village, author, **changes):
    """Let `author` send a draft of `village` that says `changes`; return how it is approved."""
    draft = village.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision(user=author)
    state = review.submit(village, by=author)
    return lambda: review.approve(state, by=factories.UserFactory(moderator=True))


def now(village) -> VillagePage:
    return VillagePage.objects.get(pk=village.pk)


def test_still_true_is_dated_today_at_once_and_makes_no_version(client_of, committee, told):
    client_of(committee).post("/fr/mon-village/marciac/toujours-vrai/shops/")
    after = now(told)
    assert after.shops_checked_on == timezone.localdate()
    assert after.latest_revision_id == told.latest_revision_id
    assert not after.has_unpublished_changes


def test_one_press_dates_all_that_is_told(client_of, committee, told):
    client = client_of(committee)
    assert told.pk in client.get("/fr/mon-village/marciac/toujours-vrai/").context["due"]
    client.post("/fr/mon-village/marciac/toujours-vrai/tout/")
    assert now(told).last_checked() == now(told).shops_checked_on == timezone.localdate()


def test_an_older_draft_approved_later_keeps_the_newer_date(committee, told):
    approve = approve_draft(told, committee, summary="Un marché le mardi.")
    freshness.confirm(told, "shops", by=committee)
    approve()
    assert now(told).summary == "Un marché le mardi."
    assert now(told).shops_checked_on == timezone.localdate()


def test_facts_that_changed_bring_their_own_date(committee, told):
    approve = approve_draft(
        told, committee, shops=["bakery", "market"], shops_checked_on=datetime.date(2025, 3, 1)
    )
    freshness.confirm(told, "shops", by=committee)
    approve()
    assert now(told).shops == ["bakery", "market"]
    assert now(told).shops_checked_on == datetime.date(2025, 3, 1)


def test_a_draft_may_bring_a_newer_date(committee, told):
    later = timezone.localdate() + datetime.timedelta(days=1)
    approve_draft(told, committee, shops_checked_on=later)()
    assert now(told).shops_checked_on == later


def test_nothing_else_of_a_draft_becomes_public(committee, told):
    approve_draft(told, committee, summary="Pas encore approuvé")
    freshness.confirm(told, "shops", by=committee)
    assert now(told).summary != "Pas encore approuvé"


def test_others_may_not(other_committee, told):
    with pytest.raises(review.Refused):
        freshness.confirm(told, "shops", by=other_committee)
    assert now(told).shops_checked_on == LONG_AGO


def test_a_village_that_is_not_public_is_not_confirmed(committee, village_index):
    draft = factories.VillagePageFactory(parent=village_index, draft=True)
    factories.MandateFactory(user=committee, page=draft)
    with pytest.raises(review.Refused):
        freshness.confirm(draft, "commune", by=committee)


@pytest.mark.parametrize("group", ["nulle-part", "latest_revision"])
def test_there_are_no_other_groups(client_of, committee, told, group):
    answer = client_of(committee).post(f"/fr/mon-village/marciac/toujours-vrai/{group}/")
    assert answer.status_code == 404
