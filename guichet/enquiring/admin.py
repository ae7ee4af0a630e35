"""The enquiries in the CMS's menu. Imported by `guichet.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import cms_views
from .people import may_read


class EnquiriesMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="index"),
        path("<int:pk>/", cms_views.one, name="enquiry"),
        path("<int:pk>/answer/", cms_views.answer, name="answer"),
        path("<int:pk>/<slug:word>/", cms_views.act, name="act"),
    ]
    return [path("enquiries/", include((patterns, "enquiries")))]


@hooks.register("register_guichet_menu_item")
def menu_item():
    return EnquiriesMenuItem(
        _("Enquiries"),
        reverse("enquiries:index"),
        name="enquiries",
        icon_name="mail",
        order=10,
    )
