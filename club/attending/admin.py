"""The meetings and who comes to them, in the CMS. Imported by `club.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from . import cms_views
from .rights import may_read


class MeetingsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="index"),
        path("duplicate/", cms_views.duplicate, name="duplicate_last"),
        path("<int:pk>/", cms_views.attendance, name="attendance"),
        path("<int:pk>/duplicate/", cms_views.duplicate, name="duplicate"),
        path("<int:pk>/cancel/", cms_views.call_off, name="call_off"),
        path("<int:pk>/add/", cms_views.add, name="add"),
        path("<int:pk>/print/", cms_views.printed, name="print"),
        path("<int:pk>/attendance.xlsx", cms_views.sheet, name="sheet"),
        path("<int:pk>/registrations/<int:registration>/cancel/", cms_views.cancel, name="cancel"),
    ]
    return [path("club/meetings/", include((patterns, "club_meetings")))]


@hooks.register("register_club_menu_item")
def menu_item():
    return MeetingsMenuItem(
        _("Meetings"),
        reverse("club_meetings:index"),
        name="club-meetings",
        icon_name="calendar-alt",
        order=10,
    )


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("club.export")
    class ExportFormatter(LogFormatter):
        label = _("Export who comes")

        def format_message(self, entry):
            return _("Exported who comes: %(rows)s lines") % {"rows": entry.data.get("rows", 0)}
