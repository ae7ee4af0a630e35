"""Proposed themes in the CMS. Imported by `club.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import cms_views
from .acts import may_decide


class ThemesMenuItem(MenuItem):
    def is_shown(self, request):
        return may_decide(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="index"),
        path("<int:pk>/", cms_views.one, name="proposal"),
        path("<int:pk>/take-up/", cms_views.take_up, name="take_up"),
        path("<int:pk>/decline/", cms_views.decline, name="decline"),
    ]
    return [path("club/themes/", include((patterns, "club_themes")))]


@hooks.register("register_club_menu_item")
def menu_item():
    return ThemesMenuItem(
        _("Proposed themes"),
        reverse("club_themes:index"),
        name="club-themes",
        icon_name="comment",
        order=20,
    )
