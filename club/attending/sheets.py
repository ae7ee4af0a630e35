"""Who comes to a meeting as a table that leaves the site."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms import exporting

from .attendance import Attendance, way_of


def workbook(attendance: Attendance) -> bytes:
    """Return `attendance` as a workbook (XLSX): who has a place by name, then who waits."""
    columns = [
        _("Name"),
        _("E-mail"),
        _("Telephone"),
        _("State"),
        _("Turn"),
        _("Confirmed"),
        _("How"),
        _("Registered"),
        _("Came"),
    ]
    rows = [_row(one) for one in attendance.everybody]
    return exporting.as_xlsx(columns, rows, title=_("Attendance"))


def _row(one) -> list:
    came = {True: pgettext("came", "yes"), False: pgettext("came", "no"), None: ""}
    return [
        str(one),
        one.email,
        one.phone,
        one.get_state_display(),
        getattr(one, "turn", None),
        came[one.is_confirmed],
        way_of(one),
        one.created_at,
        came[one.has_come],
    ]
