"""Reading one submission and deciding on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.editorial import review
from cms.editorial.changes import compare
from cms.editorial.forms import NoteForm, OptionalNoteForm
from cms.editorial.models import ReviewState
from cms.editorial.whereabouts import whereabouts


def read(request, state_id: int):
    """Show the before and after of a submission; on POST, decide on it.

    The form names the revision that is on the screen: approving anything else is refused.
    """
    if not request.user.has_perm("editorial.decide_review"):
        raise PermissionDenied
    state = get_object_or_404(
        ReviewState.objects.select_related(
            "revision", "submitted_revision", "submitted_by", "workflow_state", "corrected_by"
        ),
        pk=state_id,
    )
    note = None
    if request.method == "POST":
        note = (NoteForm if "send_back" in request.POST else OptionalNoteForm)(request.POST)
        if note.is_valid():
            try:
                return _decide(request, state, note.cleaned_data["comment"])
            except review.Refused as refusal:
                return refused_response(request, refusal, state)
    return render(request, "editorial/review.html", _reading(request, state, note))


def _decide(request, state, comment):
    page = state.revision.content_object
    if "send_back" in request.POST:
        review.send_back(state, by=request.user, comment=comment)
        messages.success(request, _("“%(title)s” was sent back.") % {"title": page.draft_title})
    else:
        shown = request.POST.get("revision", "")
        review.approve(
            state,
            by=request.user,
            revision_id=int(shown) if shown.isdecimal() else 0,
            comment=comment,
        )
        messages.success(request, _("“%(title)s” is live.") % {"title": page.draft_title})
    return redirect("wagtailadmin_home")


def _reading(request, state, note=None) -> dict:
    page = Page.objects.get(pk=state.revision.object_id).specific
    submitted = state.revision.as_object()
    return {
        "state": state,
        "page": page,
        "where": whereabouts([page.pk])[page.pk],
        "submitted": submitted,
        "is_waiting": state.status == TaskState.STATUS_IN_PROGRESS,
        "is_new": not page.live,
        "changes": compare(page if page.live else None, submitted),
        "correction": (
            compare(state.submitted_revision.as_object(), submitted) if state.corrected_by else []
        ),
        "objection": review.objection_to(state, request.user),
        "newer": review.waiting_state(page),
        "note": note or OptionalNoteForm(),
        "page_title": _("Read and decide"),
        "header_icon": "clipboard-list",
    }


def refused_response(request, refusal, state):
    """Return the answer 409: why, and what was shown beside what is there now."""
    shown = state.revision.as_object()
    page = Page.objects.get(pk=state.revision.object_id).specific
    latest = page.get_latest_revision_as_object()
    return render(
        request,
        "editorial/refused.html",
        {
            "refusal": refusal,
            "page": page,
            "state": state,
            "changes": compare(shown, latest),
            "waiting": review.waiting_state(page),
            "page_title": _("Nothing was published"),
            "header_icon": "warning",
        },
        status=409,
    )


def withdraw(request, page_id: int):
    """Take a submission back (POST)."""
    return _act(
        request,
        page_id,
        review.withdraw,
        _("“%(title)s” is yours again: nothing waits for approval any more."),
    )


def submit(request, page_id: int):
    """Submit the saved draft as it is (POST)."""
    return _act(
        request,
        page_id,
        review.submit,
        _("“%(title)s” was submitted. The CCI reads it; you get a mail."),
    )


def _act(request, page_id, act, message):
    if request.method != "POST":
        raise PermissionDenied
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    try:
        act(page, by=request.user)
    except review.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, message % {"title": page.draft_title})
    return redirect(reverse("wagtailadmin_home"))
