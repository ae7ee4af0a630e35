"""The members who never logged in, in the CMS's menu. Imported by `annuaire.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .acts import may_invite


class NeverLoggedInMenuItem(MenuItem):
    def is_shown(self, request):
        return may_invite(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [path("", views.index, name="index"), path("write/", views.write, name="write")]
    return [path("members-never-logged-in/", include((patterns, "inviting")))]


@hooks.register("register_annuaire_menu_item")
def menu_item():
    return NeverLoggedInMenuItem(
        _("Members who never logged in"),
        reverse("inviting:index"),
        name="members-never-logged-in",
        icon_name="key",
        order=25,
    )
