"""Mandates as Wagtail permissions: one policy, no group per village."""

from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models import Mandate


class Permission(NamedTuple):
    """What Wagtail reads of a stored permission."""

    codename: str


@dataclass(frozen=True)
class Grant:
    """What Wagtail reads of a `GroupPagePermission`, derived from a mandate and never stored."""

    page: Page
    permission: Permission

    @property
    def page_id(self) -> int:
        return self.page.pk


#: What a mandate opens on its page and on what is under it. Never ``publish``.
CODENAMES = ("change_page", "add_page")


class MandatePagePermissionPolicy(PagePermissionPolicy):
    """Wagtail's policy, with every mandate expanded to the page it names, in its languages."""

    def get_all_permissions_for_user(self, user) -> list:
        by_group = list(super().get_all_permissions_for_user(user))
        if user.is_anonymous or user.is_superuser:
            return by_group
        return by_group + [
            Grant(page, Permission(codename))
            for page in mandated_pages(user)
            for codename in CODENAMES
        ]

    def users_with_any_permission(self, actions, include_superusers=True):
        users = super().users_with_any_permission(actions, include_superusers)
        if self._opened_by_mandate(actions):
            held = Mandate.objects.in_force()
            holders = get_user_model().objects.filter(is_active=True, mandates__in=held)
            users = (users | holders.distinct()).distinct()
        return users

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        users = super().users_with_any_permission_for_instance(
            actions, instance, include_superusers
        )
        if self._opened_by_mandate(actions):
            mandates = Mandate.objects.covering(instance)
            holders = get_user_model().objects.filter(is_active=True, mandates__in=mandates)
            users = (users | holders.distinct()).distinct()
        return users

    def _opened_by_mandate(self, actions) -> bool:
        return bool(self._get_permission_codenames(set(actions)) & set(CODENAMES))


def mandated_pages(user) -> list[Page]:
    """Return the pages that `user` holds, in every language that the mandates are for."""
    held = Mandate.objects.for_user(user).filter(
        Q(language="") | Q(language=OuterRef("locale__language_code")),
        page__translation_key=OuterRef("translation_key"),
    )
    return list(Page.objects.filter(Exists(held)).order_by("path"))
