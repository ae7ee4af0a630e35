"""Who of the CCI reads who comes to a meeting, who changes it, and who prepares meetings."""

from django.utils.translation import gettext as _

from cms.editorial.review import Refused


def may_read(user) -> bool:
    return user.is_active and user.has_perm("club.view_registration")


def may_change(user) -> bool:
    return user.is_active and user.has_perm("club.change_registration")


def check_may_change(user) -> None:
    """Raise `Refused` for who may not say who comes."""
    if not may_change(user):
        raise Refused(_("The CCI’s moderators keep the list of who comes."))


def check_may_prepare(index, user) -> None:
    """Raise `Refused` for who may not add meetings to the section `index`."""
    if not index.permissions_for_user(user).can_publish_subpage():
        raise Refused(_("The CCI’s moderators prepare meetings."))
