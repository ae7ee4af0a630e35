"""The use of the télécentres, in the CMS. Imported by `club.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import cms_views


class UsageMenuItem(MenuItem):
    def is_shown(self, request):
        return cms_views.may_read(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="index"),
        path("telecentres.xlsx", cms_views.sheet, name="sheet"),
    ]
    return [path("club/telecentres/", include((patterns, "desk_usage")))]


@hooks.register("register_club_menu_item")
def menu_item():
    return UsageMenuItem(
        _("Use of the télécentres"),
        reverse("desk_usage:index"),
        name="desk-usage",
        icon_name="calendar-check",
        order=60,
    )
