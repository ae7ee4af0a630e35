"""The CCI's screen of the villages in the CMS's menu. Imported by `villages.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.editorial.mandates import history

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
    for action, label, message in [
        ("villages.invite", _("Invite"), _("Invited: %(name)s, %(role)s")),
        ("villages.end", _("End a mandate"), _("Ended the mandate of %(name)s, %(role)s")),
    ]:
        actions.register_action(action)(history.formatter(label, message))
    actions.register_action(
        "villages.committee_invited",
        _("Ask somebody to join the committee"),
        _("Asked somebody to join the committee"),
    )
    actions.register_action(
        "villages.committee_withdrawn",
        _("Withdraw an invitation"),
        _("Withdrew an invitation to the committee"),
    )
