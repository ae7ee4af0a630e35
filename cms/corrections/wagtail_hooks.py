"""What readers said, in the CMS: a list for the CCI, a word above the page that it is about."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from . import cms_views
from .acts import may_read
from .reading import open_corrections


class CorrectionsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", require_admin_access(cms_views.index), name="index"),
        path("<int:pk>/clear/", require_admin_access(cms_views.clear), name="clear"),
        path("page/<int:pk>/", require_admin_access(cms_views.of_page), name="of_page"),
    ]
    return [path("corrections/", include((patterns, "corrections")))]


@hooks.register("register_admin_menu_item")
def menu_item():
    return CorrectionsMenuItem(
        _("Readers’ corrections"),
        reverse("corrections:index"),
        "corrections",
        icon_name="comment",
        order=215,
    )


@hooks.register("before_edit_page")
def tell_above_the_page(request, page):
    """Tell who opens a page what readers say of it."""
    number = open_corrections(page).count() if request.method == "GET" else 0
    if number:
        told = ngettext(
            "A reader says that something here is no longer true.",
            "Readers say %(number)s times that something here is no longer true.",
            number,
        ) % {"number": number}
        address = reverse("corrections:of_page", args=[page.pk])
        messages.warning(request, told, buttons=[messages.button(address, _("Read it"))])
