"""Who may translate what: people with a mandate, in its languages, and the CCI's moderators."""

from django.conf import settings
from django.db.models import Q

from cms.editorial.models import Mandate
from cms.editorial.permissions import ReviewedPagePermissionTester
from cms.editorial.policies import Grant


class TranslationPermissionTester(ReviewedPagePermissionTester):
    """A mandate for French alone opens no translation, one for English none in Spanish."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if not user.is_active or user.is_superuser:
            return
        held = self.permission_policy.get_cached_permissions_for_user(user)
        self.permissions = {
            grant.permission.codename.rsplit("_", maxsplit=1)[0]
            for grant in held
            if not isinstance(grant, Grant) and page.path.startswith(grant.page.path)
        }
        if self.is_held_by_mandate:
            self.permissions.add("change")

    @property
    def is_held_by_mandate(self) -> bool:
        if not hasattr(self, "_is_held"):
            mandates = Mandate.objects.for_user(self.user)
            self._is_held = mandates.covering(self.page).exists()
        return self._is_held

    def can_delete(self, ignore_bulk=False):
        return self._is_staff()

    def can_copy(self):
        return False

    def can_move(self):
        return False


def may_translate(user, page, language: str) -> bool:
    """Whether `user` may write the words of `page`, a French page, in `language`."""
    if language == settings.LANGUAGE_CODE or language not in dict(settings.LANGUAGES):
        return False
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser or may_translate_all(user):
        return True
    keys = page.get_ancestors(inclusive=True).values("translation_key")
    mandates = Mandate.objects.for_user(user).filter(page__translation_key__in=keys)
    return mandates.filter(Q(language="") | Q(language=language)).exists()


def may_translate_all(user) -> bool:
    """Whether `user` is one of the CCI who decide on texts: they may write any."""
    return user.is_active and user.has_perm("editorial.decide_review")
