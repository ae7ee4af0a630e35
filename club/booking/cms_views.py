"""The CCI's screen of how much the télécentres are used, and the same as a table."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from cms import exporting
from cms.accounts.guard import allowed

from .usage import Period, Usage, usage, years

COLUMNS = [
    (gettext_lazy("Requests"), "requests"),
    (pgettext_lazy("requests", "Accepted"), "accepted"),
    (pgettext_lazy("requests", "Declined"), "declined"),
    (pgettext_lazy("requests", "Never answered"), "unanswered"),
    (gettext_lazy("Hours to answer (median)"), "median_hours"),
    (gettext_lazy("Bookings"), "bookings"),
    (gettext_lazy("Of which trial days"), "trial_days"),
    (gettext_lazy("Cancelled besides"), "cancelled"),
    (gettext_lazy("Different people"), "people"),
    (gettext_lazy("Half-days of a desk"), "desk_half_days"),
    (gettext_lazy("Half-days offered"), "offered"),
    (gettext_lazy("Occupancy (%)"), "occupancy"),
    (gettext_lazy("Half-days of the room"), "room_half_days"),
]


def may_read(user) -> bool:
    return user.is_active and user.has_perm("club.view_deskbooking")


@allowed(may_read)
@require_safe
def index(request):
    """The figures of a year, or of a month."""
    known = years()
    period = _asked(request, known)
    each, together = usage(period)
    context = {
        "page_title": _("Use of the télécentres"),
        "header_icon": "calendar-check",
        "years": known,
        "months": [(number, capfirst(name)) for number, name in MONTHS.items()],
        "period": period,
        "columns": [label for label, _name in COLUMNS],
        "rows": [(one.telecentre, _figures(one)) for one in each],
        "total": _figures(together),
    }
    return render(request, "club/booking/cms/usage.html", context)


@allowed(may_read)
@require_safe
def sheet(request):
    """The same figures as a workbook."""
    period = _asked(request, years())
    each, together = usage(period)
    columns = [_("Télécentre"), _("Village"), *[label for label, _name in COLUMNS]]
    rows = [
        [one.telecentre.title, one.telecentre.parent_page.title, *_figures(one)] for one in each
    ]
    rows.append([_("All together"), "", *_figures(together)])
    name = f"telecentres-{period.first_day:%Y-%m}" if period.month else f"telecentres-{period.year}"
    answer = HttpResponse(
        exporting.as_xlsx(columns, rows, title=_("Use of the télécentres")),
        content_type=exporting.XLSX,
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _asked(request, known: list[int]) -> Period:
    """Return the period that was asked for: this year where none is, or none that there is."""
    numbers = {str(year): year for year in known}
    year = numbers.get(request.GET.get("year", ""), known[0])
    return Period(year, {str(n): n for n in MONTHS}.get(request.GET.get("month", "")))


def _figures(one: Usage) -> list[int | None]:
    return [getattr(one, name) for _label, name in COLUMNS]
