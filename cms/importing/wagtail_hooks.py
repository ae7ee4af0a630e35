"""The imports in the CMS, for those of the CCI who may bring something."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .kinds import kinds_for


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(kinds_for(request.user))


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", views.index, name="index"),
        path("<int:upload_id>/", views.report, name="report"),
        path("blank/<slug:kind>.csv", views.blank, name="blank"),
    ]
    return [path("imports/", include((patterns, "importing")))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return ImportsMenuItem(
        _("Imports"), reverse("importing:index"), name="imports", icon_name="upload", order=900
    )


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("importing.import", _("Import"), _("Taken from a file"))
