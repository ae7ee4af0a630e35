"""The host's screens: what members may book, who comes, a week to print."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .coming import coming
from .free import settings_of
from .rights import hosted
from .settings_form import DeskSettingsForm, decide

CONFLICT = 409
WEEK = 7
#: What lies further ahead is shown when it is asked for.
DAYS_SHOWN = timedelta(days=14)
#: No week to print lies further away: nothing was booked, and nothing is kept.
YEARS_SHOWN = timedelta(days=10 * 365)


@require_http_methods(["GET", "HEAD", "POST"])
@hosted
def host(request, telecentre):
    """What the host has opened, and who comes."""
    status = 200
    if request.method == "POST":
        form = decide(request.POST, telecentre, by=request.user)
        if form is None:
            messages.success(request, _("It holds from now on."))
            return redirect("desk_host", telecentre.pk)
        status = CONFLICT if form.changes_meanwhile else 200
    else:
        form = DeskSettingsForm(telecentre=telecentre, settings=settings_of(telecentre))
    today = timezone.localdate()
    days = coming(telecentre, today)
    soon = [day for day in days if day.day < today + DAYS_SHOWN]
    shows_all = "tout" in request.GET
    context = {
        "telecentre": telecentre,
        "village": telecentre.parent_page,
        "form": form,
        "days": days if shows_all else soon,
        "later": 0 if shows_all else sum(len(day.expected) for day in days[len(soon) :]),
        "conflicts": [one for day in days for one in day.expected if one.conflict],
        "is_timetable_known": telecentre.timetable.is_known,
    }
    return render(request, "club/booking/host.html", context, status=status)


@require_safe
@hosted
def week(request, telecentre):
    """Who comes in one week, from its Monday, on a sheet of paper."""
    try:
        day = parse_date(request.GET.get("du", ""))
    except ValueError:
        day = None
    today = timezone.localdate()
    if day is None or abs(day - today) > YEARS_SHOWN:  # the calendar ends somewhere
        day = today
    monday = day - timedelta(days=day.weekday())
    context = {
        "telecentre": telecentre,
        "village": telecentre.parent_page,
        "monday": monday,
        "sunday": monday + timedelta(days=WEEK - 1),
        "before": monday - timedelta(days=WEEK),
        "after": monday + timedelta(days=WEEK),
        "days": coming(telecentre, monday, WEEK),
    }
    return render(request, "club/booking/week.html", context)
