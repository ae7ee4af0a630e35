"""Companies' requests in the CMS's menu. Imported by `annuaire.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import cms_views
from .relaying import may_read


class RequestsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="index"),
        path("table.csv", cms_views.table, name="table"),
        path("<int:pk>/", cms_views.one, name="inspect"),
        path("<int:pk>/<slug:word>/", cms_views.act, name="act"),
    ]
    return [path("company-requests/", include((patterns, "company_requests")))]


@hooks.register("register_annuaire_menu_item")
def menu_item():
    return RequestsMenuItem(
        _("Requests of companies"),
        reverse("company_requests:index"),
        name="company-requests",
        icon_name="mail",
        order=30,
    )
