"""Mandates as rights on files: who holds a page holds the collection of its files."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from cms.editorial.models import Mandate

from . import approved
from .models import PageCollection, SiteDocument, SiteImage

#: What a mandate opens on the collections of its page and of those below it.
ACTIONS = ("add", "change", "choose")

#: What it opens when it is for a translator or for one language: files are of all languages.
ACTIONS_OF_TRANSLATORS = ("choose",)


@dataclass(frozen=True)
class Codename:
    """What Wagtail reads of a `Permission`."""

    codename: str


@dataclass(frozen=True)
class Grant:
    """What Wagtail reads of a `GroupCollectionPermission`, made of a mandate, never stored."""

    collection: Collection
    permission: Codename

    @property
    def collection_id(self) -> int:
        return self.collection.pk


class MandateFilePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy for files in collections, with every mandate expanded."""

    # Wagtail keeps under its own name what groups alone give
    permission_cache_name = "_file_permission_cache"

    def __init__(self, model):
        super().__init__(model, owner_field_name="uploaded_by_user")

    def get_all_permissions_for_user(self, user) -> list:
        by_group = list(super().get_all_permissions_for_user(user))
        if user.is_anonymous or user.is_superuser:
            return by_group
        return by_group + list(grants_of(user))

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        if set(actions) == {"delete"} and approved.objection_to_deletion(instance, by=user):
            return False
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def _users_with_perm_filter(self, actions, collection=None):
        mandates = Mandate.objects.in_force()
        if not set(actions) & set(ACTIONS_OF_TRANSLATORS):
            mandates = mandates.filter(language="").exclude(role=Mandate.Role.TRANSLATOR)
        if collection is not None:
            mandates = mandates.filter(page__in=_pages_over(collection))
        by_group = super()._users_with_perm_filter(actions, collection)
        return by_group | Q(is_active=True, mandates__in=mandates)


def grants_of(user):
    """Yield the rights that `user`'s mandates give on collections, for pictures and documents."""
    mandates = list(Mandate.objects.for_user(user).select_related("page"))
    collections = PageCollection.objects.under([mandate.page for mandate in mandates])
    for drawer in collections.select_related("collection", "page"):
        for mandate in mandates:
            if not drawer.page.path.startswith(mandate.page.path):
                continue
            for action in _actions_of(mandate):
                for model in (SiteImage, SiteDocument):
                    codename = Codename(f"{action}_{model._meta.model_name}")
                    yield Grant(drawer.collection, codename)


def _actions_of(mandate) -> tuple[str, ...]:
    if mandate.language or mandate.role == Mandate.Role.TRANSLATOR:
        return ACTIONS_OF_TRANSLATORS
    return ACTIONS


def _pages_over(collection):
    """Return the pages whose mandates reach into `collection`."""
    above = collection.get_ancestors(inclusive=True)
    drawer = PageCollection.objects.filter(collection__in=above).select_related("page").first()
    if drawer is None:
        return []
    return drawer.page.get_ancestors(inclusive=True)
