"""The CCI's screens of the meetings: all of them, who comes to one, who has come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from club.models import ClubEventPage, Registration
from club.registering import acts as registering
from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused
from cms.exporting import XLSX

from . import calling_off, drafting, meetings
from .attendance import BEFORE_ITS_DAY, attendance_of, mark_all, mark_of, may_be_marked, way_of
from .forms import CallOffForm, WalkInForm
from .rights import may_change, may_read
from .sheets import workbook

PER_PAGE = 30
FORM = ["GET", "HEAD", "POST"]


@allowed(may_read)
@require_safe
def index(request):
    """The meetings: those to come and the drafts, then those that are over."""
    page = asked_page(request, meetings.past(), PER_PAGE)
    context = {
        "coming": meetings.coming(),
        "past": meetings.counted(page.object_list),
        "page_obj": page,
        "may_change": may_change(request.user),
    }
    return _render(request, "club/attending/meetings.html", _("Meetings of the club"), **context)


@allowed(may_change)
@require_POST
def duplicate(request, pk: int | None = None):
    """Make a draft like the meeting `pk`, or like the last one, and open it."""
    event = get_object_or_404(ClubEventPage, pk=pk) if pk else drafting.last_meeting()
    try:
        if event is None:
            raise Refused(_("There is no meeting yet to make the next one from."))
        draft = drafting.duplicate(event, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("club_meetings:index")
    messages.success(request, _("Here is the draft: give it its own theme, and check the day."))
    return redirect("wagtailadmin_pages:edit", draft.pk)


@allowed(may_read)
@require_http_methods(FORM)
def attendance(request, pk: int):
    """Who comes to the meeting `pk`; posted, who has come."""
    event = get_object_or_404(ClubEventPage, pk=pk)
    if request.method == "POST":
        try:
            _say_marked(request, mark_all(event, request.POST, by=request.user))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("club_meetings:attendance", event.pk)
    return _attendance(request, event, WalkInForm())


@allowed(may_change)
@require_POST
def add(request, pk: int):
    """Write down somebody who turned up unregistered."""
    event = get_object_or_404(ClubEventPage, pk=pk)
    form = WalkInForm(request.POST)
    if form.is_valid():
        try:
            if not may_be_marked(event):
                raise Refused(BEFORE_ITS_DAY)
            registering.walk_in(event, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("%(name)s is on the list.") % {"name": form.cleaned_data["name"]}
            )
            return redirect("club_meetings:attendance", event.pk)
    return _attendance(request, event, form)


@allowed(may_change)
@require_http_methods(FORM)
def cancel(request, pk: int, registration: int):
    """Take somebody off the list, once it is said that they get a letter."""
    found = get_object_or_404(
        Registration.objects.active().select_related("event"), event=pk, pk=registration
    )
    if request.method == "POST":
        try:
            registering.cancel(found, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("%(name)s is off the list.") % {"name": found})
        return redirect("club_meetings:attendance", pk)
    title = _("Take somebody off the list")
    return _render(
        request, "club/attending/cancel.html", title, registration=found, event=found.event
    )


@allowed(may_change)
@require_http_methods(FORM)
def call_off(request, pk: int):
    """Say that the meeting `pk` does not take place: why, and how many people are written to."""
    event = get_object_or_404(ClubEventPage, pk=pk)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            calling_off.call_off(event, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("“%(event)s” is cancelled, and says so on the site.") % {"event": event}
            )
        return redirect("club_meetings:attendance", event.pk)
    return _render(
        request,
        "club/attending/call_off.html",
        _("Cancel a meeting"),
        event=event,
        form=form,
        objection=calling_off.objection_to(event, request.user),
        told=calling_off.told(event).count(),
    )


@allowed(may_read)
@require_safe
def printed(request, pk: int):
    """The list for the table at the entrance: a sheet to sign, on A4."""
    event = get_object_or_404(ClubEventPage, pk=pk)
    context = {"event": event, "attendance": attendance_of(event)}
    return _private(render(request, "club/attending/printed.html", context))


@allowed(may_read)
@require_safe
def sheet(request, pk: int):
    """The list as a workbook; it is written down who took it."""
    event = get_object_or_404(ClubEventPage, pk=pk)
    found = attendance_of(event)
    log(
        instance=event,
        action="club.export",
        user=request.user,
        data={"rows": len(found.everybody)},
    )
    answer = HttpResponse(workbook(found), content_type=XLSX)
    name = f"{event.slug}-{timezone.localdate(event.starts_at):%Y-%m-%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(answer)


def _say_marked(request, marked) -> None:
    count = marked.changed
    said = ngettext("%(count)d mark is saved.", "%(count)d marks are saved.", count)
    messages.success(request, said % {"count": count})
    for one in marked.gone:
        messages.error(
            request,
            _("The registration of %(name)s is not valid any more: add them below if they came.")
            % {"name": one},
        )


def _attendance(request, event: ClubEventPage, form):
    found = attendance_of(event)
    for one in found.everybody:
        one.way, one.mark = way_of(one), mark_of(one)
    changes = may_change(request.user)
    context = {
        "event": event,
        "attendance": found,
        "form": form,
        "may_change": changes,
        "may_cancel": changes and timezone.now() < event.starts_at,
        "may_mark": changes and may_be_marked(event),
        "may_call_off": not calling_off.objection_to(event, request.user),
        "theme": event.title if event.live else event.draft_title,
        "is_full": event.capacity is not None and len(found.placed) >= event.capacity,
    }
    return _private(
        _render(request, "club/attending/attendance.html", _("Who is coming"), **context)
    )


def _render(request, template: str, title: str, **context):
    return render(request, template, {"page_title": title, "header_icon": "calendar"} | context)


def _private(answer):
    patch_cache_control(answer, private=True, no_store=True)
    return answer
