"""A whole section is asked for on the board; here is how far it is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from cms.editorial.review import Refused
from cms.translating.board import debt
from cms.translating.machine import proposing
from cms.translating.models import SectionJob

from .acts import ask_for, jobs_of

#: Seconds between two looks at a work that goes on.
LOOK_AGAIN = 4


@require_POST
def begin(request):
    """Ask for a section; only the languages and the acts of the board are known."""
    language, act = request.POST.get("language", ""), request.POST.get("act", "")
    if language not in debt.languages_of(request.user) or act not in SectionJob.Act.values:
        raise Http404
    section = get_object_or_404(Page, path=request.POST.get("section", "").replace("\x00", ""))
    with_machine = "machine" in request.POST and proposing.is_available()
    try:
        job, is_new = ask_for(section, language, act, by=request.user, with_machine=with_machine)
    except Refused as refusal:
        messages.info(request, str(refusal))
        return redirect("translating:board")
    if not is_new:
        messages.info(request, _("This was asked for before, and goes on."))
    return redirect("translating:section", job.pk)


@require_safe
def progress(request, pk: int):
    """Show how far a work is; the page asks again by itself until it is over."""
    if not debt.languages_of(request.user):
        raise PermissionDenied
    job = get_object_or_404(jobs_of(request.user).select_related("section"), pk=pk)
    steps = list(job.steps.select_related("page"))
    response = render(
        request,
        "translating/section.html",
        {
            "page_title": _("A whole section"),
            "header_icon": "globe",
            "job": job,
            "steps": steps,
            "done": sum(1 for step in steps if step.outcome),
            "told": [step for step in steps if step.note or step.outcome == "failed"],
        },
    )
    if job.finished_at is None:
        response.headers["Refresh"] = str(LOOK_AGAIN)
    return response
