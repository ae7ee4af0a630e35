"""Printing and exporting in the CMS's menu. Imported by `annuaire.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from . import views


class PrintMenuItem(MenuItem):
    def is_shown(self, request):
        return views.may_take_out(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", views.index, name="index"),
        path("<int:pk>/annuaire.pdf", views.download, name="download"),
        path("<int:pk>/again/", views.again, name="again"),
        path("<int:pk>/delete/", views.delete, name="delete"),
    ]
    return [path("printed-annuaire/", include((patterns, "printed_annuaire")))]


@hooks.register("register_annuaire_menu_item")
def menu_item():
    return PrintMenuItem(
        _("Print and export"),
        reverse("printed_annuaire:index"),
        name="printed-annuaire",
        icon_name="doc-full",
        order=80,
    )


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("annuaire.export")
    class ExportFormatter(LogFormatter):
        label = _("Export members")

        def format_message(self, entry):
            return _("Exported as %(kind)s: %(selection)s, %(rows)s lines") % {
                "kind": entry.data.get("kind", "").upper(),
                "selection": entry.data.get("selection", ""),
                "rows": entry.data.get("rows", 0),
            }
