"""Who holds a page holds its files, and no others."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from cms.editorial.models import Mandate
from cms.media.models import PageCollection, SiteImage, collection_of
from tests.factories import MandateFactory, SiteImageFactory, UserFactory
from tests.media.reading import is_refused


@pytest.fixture
def policy():
    return policy_registry.get_by_type(SiteImage)


@pytest.fixture
def root_picture(db):
    return SiteImageFactory(title="Le logo de la CCI")


def may(policy, user, file) -> set[str]:
    user = get_user_model().objects.get(pk=user.pk)
    return {
        action
        for action in ("add", "change", "delete", "choose")
        if policy.user_has_permission_for_instance(user, action, file)
    }


def test_a_page_that_is_held_has_one_collection_for_all_its_holders(marciac, committee, colleague):
    collection = collection_of(marciac)
    assert collection.name == "Marciac"
    assert PageCollection.objects.filter(page=marciac).count() == 1
    assert PageCollection.objects.give(marciac) == collection
    assert Collection.objects.filter(name="Marciac").count() == 1


def test_many_pages_are_given_collections_at_once(village_index, marciac, lectoure, home_page):
    PageCollection.objects.give_to_all([marciac, lectoure])
    PageCollection.objects.give_to_all([village_index, marciac])
    names = [c.name for c in Collection.get_first_root_node().get_children()]
    assert names == ["Lectoure", "Marciac", "Villages"]
    assert collection_of(lectoure).name == "Lectoure"


def test_the_collection_outlives_the_mandate(marciac, committee):
    collection = collection_of(marciac)
    Mandate.objects.all().delete()
    MandateFactory(page=marciac)
    assert collection_of(marciac) == collection


def test_files_of_a_page_that_nobody_holds_go_to_the_page_above_or_to_the_root(
    home_page, village_index, marciac
):
    assert collection_of(marciac).is_root()
    MandateFactory(page=village_index)
    assert collection_of(marciac) == collection_of(village_index)
    assert collection_of(home_page).is_root()


def test_no_group_is_made_for_a_page(marciac, lectoure):
    before = Group.objects.count()
    for page in (marciac, lectoure):
        for _ in range(3):
            MandateFactory(page=page)
    assert Group.objects.count() == before


def test_what_each_may_do_with_a_file_of_marciac(
    policy, picture, committee, colleague, other_committee, member, moderator, administrator
):
    everything = {"add", "change", "delete", "choose"}
    assert may(policy, committee, picture) == everything
    assert may(policy, colleague, picture) == everything
    assert may(policy, other_committee, picture) == set()
    assert may(policy, member, picture) == set()
    assert may(policy, moderator, picture) == everything
    assert may(policy, administrator, picture) == everything


def test_what_a_committee_may_not_do_with_the_others_files(policy, committee, root_picture):
    assert may(policy, committee, root_picture) == set()


def test_a_file_belongs_to_the_page_and_not_to_who_sent_it(policy, committee, lectoure):
    MandateFactory(page=lectoure)
    image = SiteImageFactory(collection=collection_of(lectoure), uploaded_by_user=committee)
    assert may(policy, committee, image) == set()


@pytest.mark.parametrize(
    "mandate", [{"language": "en"}, {"role": Mandate.Role.TRANSLATOR}], ids=["english", "all"]
)
def test_a_translator_chooses_and_changes_nothing(policy, picture, marciac, mandate):
    user = UserFactory()
    MandateFactory(user=user, page=marciac, **mandate)
    assert may(policy, user, picture) == {"choose"}
    assert not policy.user_has_permission(user, "add")


def test_who_holds_two_pages_holds_both_collections(policy, committee, marciac, lectoure):
    MandateFactory(user=committee, page=lectoure)
    user = get_user_model().objects.get(pk=committee.pk)
    collections = policy.collections_user_has_permission_for(user, "add")
    assert {c.name for c in collections} == {"Marciac", "Lectoure"}


def test_who_holds_a_section_holds_the_files_of_the_pages_below(
    policy, village_index, picture, other_committee
):
    user = UserFactory()
    MandateFactory(user=user, page=village_index)
    assert "change" in may(policy, user, picture)


def test_who_may_do_it_agrees_with_what_they_may_do(
    policy,
    marciac,
    picture,
    committee,
    colleague,
    other_committee,
    member,
    moderator,
    administrator,
):
    translator = UserFactory()
    MandateFactory(user=translator, page=marciac, language="en")
    inactive = UserFactory(is_active=False)
    MandateFactory(user=inactive, page=marciac)
    everybody = get_user_model().objects.all()
    # Wagtail keeps collections in the order of their names: a new one moves the others
    picture = SiteImage.objects.get(pk=picture.pk)
    for action in ("change", "delete", "choose"):
        found = set(policy.users_with_permission_for_instance(action, picture))
        expected = {
            user
            for user in everybody
            if policy.user_has_permission_for_instance(user, action, picture)
        }
        assert found == expected, action
        anywhere = set(policy.users_with_permission(action))
        assert anywhere == {user for user in everybody if policy.user_has_permission(user, action)}


def test_a_deleted_mandate_is_refused_at_the_next_click(client_of, committee, picture):
    client = client_of(committee)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert client.get(address).status_code == 200
    committee.mandates.all().delete()
    # another one keeps the CMS open
    MandateFactory(user=committee)
    assert is_refused(client.get(address))
    assert client.get(f"/media/{picture.file.name}").status_code == 404
