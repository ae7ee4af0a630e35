"""The CCI's screen of the villages in the CMS's menu. Imported by `villages.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from cms.editorial.models import Mandate

from .rights import keeps_villages


class VillagesMenuItem(MenuItem):
    def is_shown(self, request):
        return keeps_villages(request.user)


@hooks.register("register_admin_urls")
def addresses():
    return [path("villages/", include("villages.lifecycle.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return VillagesMenuItem(
        _("Partner villages"),
        reverse("village_lifecycle:index"),
        name="partner-villages",
        icon_name="home",
        order=240,  # above the mandates
    )


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("villages.invite")
    class InviteFormatter(LogFormatter):
        label = _("Invite")

        def format_message(self, entry):
            return _("Invited: %(name)s, %(role)s") % _named(entry)

    @actions.register_action("villages.end")
    class EndFormatter(LogFormatter):
        label = _("End a mandate")

        def format_message(self, entry):
            return _("Ended the mandate of %(name)s, %(role)s") % _named(entry)


def _named(entry) -> dict:
    """Return the name and the role that a log entry kept."""
    roles = dict(Mandate.Role.choices)
    return {
        "name": entry.data.get("name", ""),
        "role": roles.get(entry.data.get("role"), ""),
    }
