"""Entering the CMS by mandate."""

from django.contrib.auth.backends import BaseBackend

from .models import Mandate

ACCESS_ADMIN = "wagtailadmin.access_admin"


class MandateBackend(BaseBackend):
    """Opens the CMS to whoever holds a mandate that is exercised there, without a group."""

    def get_user_permissions(self, user_obj, obj=None) -> set[str]:
        if obj is not None:
            return set()
        if not hasattr(user_obj, "_mandate_permissions"):
            held = Mandate.objects.for_user(user_obj).filter(role__in=Mandate.ROLES_IN_CMS)
            user_obj._mandate_permissions = {ACCESS_ADMIN} if held.exists() else set()
        return user_obj._mandate_permissions
