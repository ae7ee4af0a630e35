"""The requests to join in the CMS's menu. Imported by `annuaire.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import cms_views
from .acts import may_read


class JoinRequestsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="index"),
        path("<int:pk>/", cms_views.one, name="request"),
        path("<int:pk>/decline/", cms_views.decline, name="decline"),
        path("<int:pk>/<slug:word>/", cms_views.act, name="act"),
    ]
    return [path("requests-to-join/", include((patterns, "joining")))]


@hooks.register("register_annuaire_menu_item")
def menu_item():
    return JoinRequestsMenuItem(
        _("Requests to join"),
        reverse("joining:index"),
        name="requests-to-join",
        icon_name="user",
        order=20,
    )
