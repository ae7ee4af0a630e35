"""The CCI's groups hold exactly what `groups.ROLES` says, no more."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from cms.editorial import groups

pytestmark = pytest.mark.django_db


def held_by(name) -> dict[str, set[str]]:
    group = Group.objects.get(name=name)
    return {
        "anywhere": {
            f"{p.content_type.app_label}.{p.codename}"
            for p in group.permissions.select_related("content_type")
        },
        "pages": {
            held.permission.codename
            for held in GroupPagePermission.objects.filter(group=group)
            if held.page.depth == 1
        },
        "files": {
            held.permission.codename
            for held in GroupCollectionPermission.objects.filter(group=group)
            if held.collection.depth == 1
        },
    }


@pytest.mark.parametrize("name", groups.ROLES)
def test_group_holds_exactly_its_rights(name):
    assert held_by(name) == groups.ROLES[name]
    group = Group.objects.get(name=name)
    assert not GroupPagePermission.objects.filter(group=group, page__depth__gt=1).exists()
    assert not GroupCollectionPermission.objects.filter(
        group=group, collection__depth__gt=1
    ).exists()


def test_there_is_no_other_group():
    assert set(Group.objects.values_list("name", flat=True)) == set(groups.ROLES)


def test_only_moderators_publish_and_decide():
    deciding = {
        n for n, role in groups.ROLES.items() if "editorial.decide_review" in role["anywhere"]
    }
    publishing = {n for n, role in groups.ROLES.items() if "publish_page" in role["pages"]}
    assert deciding == publishing == {groups.MODERATORS}


def test_sync_takes_back_what_was_added_and_gives_back_what_was_taken(home_page):
    group = Group.objects.get(name=groups.TRANSLATORS)
    group.permissions.add(Permission.objects.get(codename="decide_review"))
    publish = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=home_page, permission=publish)
    moderators = Group.objects.get(name=groups.MODERATORS)
    GroupPagePermission.objects.filter(group=moderators).delete()
    groups.sync_groups()
    for name, role in groups.ROLES.items():
        assert held_by(name) == role
    assert not GroupPagePermission.objects.filter(group=group).exists()


def test_sync_twice_changes_nothing():
    def rows():
        return [
            list(model.objects.order_by("pk").values_list())
            for model in (Group, GroupPagePermission, GroupCollectionPermission)
        ]

    before = rows()
    groups.sync_groups()
    assert rows() == before


def test_every_right_named_exists():
    for role in groups.ROLES.values():
        for name in role["anywhere"]:
            app, codename = name.split(".")
            assert Permission.objects.filter(
                content_type__app_label=app, codename=codename
            ).exists(), name


def test_root_holds_no_right_of_anybody_else():
    root = Page.get_first_root_node()
    names = GroupPagePermission.objects.filter(page=root).values_list("group__name", flat=True)
    assert set(names) == {groups.MODERATORS}
