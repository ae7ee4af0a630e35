"""« Still true? » in the CMS."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import cms_views


class BoardMenuItem(MenuItem):
    def is_shown(self, request):
        return cms_views.may_read(request.user)


class TermsMenuItem(MenuItem):
    def is_shown(self, request):
        return cms_views.may_set_terms(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="board"),
        path("printed/", cms_views.printed, name="printed"),
        path("terms/", cms_views.set_terms, name="terms"),
        path("<int:pk>/call/", cms_views.call, name="call"),
    ]
    return [path("freshness/", include((patterns, "freshness")))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return BoardMenuItem(
        _("Still true?"), reverse("freshness:board"), "still-true", icon_name="history", order=210
    )


@hooks.register("register_settings_menu_item")
def terms_item():
    return TermsMenuItem(
        _("How long is it true?"),
        reverse("freshness:terms"),
        "freshness-terms",
        icon_name="history",
        order=900,
    )


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(
        "freshness.call", _("Called"), _("The CCI wrote down what a call brought")
    )
