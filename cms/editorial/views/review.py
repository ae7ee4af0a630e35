"""Reading one submission and deciding on it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.as_typed import is_number_of_a_row
from cms.editorial import readings, review, reviewers
from cms.editorial.changes import compare, files_of
from cms.editorial.forms import DecisionForm
from cms.editorial.models import ReviewState
from cms.editorial.queue.order import next_for
from cms.editorial.whereabouts import whereabouts

#: So many of the earlier reviews of a page are told.
EARLIER = 3


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
    form = None
    if request.method == "POST":
        form = _form_of(state, request.POST, must_say="send_back" in request.POST)
        if form.is_valid():
            try:
                return _decide(request, state, form.words)
            except review.Refused as refusal:
                return refused_response(request, refusal, state)
    shown = _shown(request, state)
    if request.method == "GET" and shown["may_decide"]:
        readings.open_by(request.user, state)
    return render(request, "editorial/review.html", shown | {"form": form or _form_of(state)})


def next_one(request):
    """Lead to the next review that the person may decide on, or to the queue when there is none.

    The address names those that they left for later: they come last, by the queue.
    """
    if not request.user.has_perm("editorial.decide_review"):
        raise PermissionDenied
    later = _later(request)
    state = next_for(request.user, but=later)
    if state is None:
        messages.info(
            request,
            _("That is all for now, besides what you left for later.")
            if later
            else _("That is all for now: nothing else waits for you."),
        )
        return redirect("editorial:queue")
    return redirect(_address("editorial:review", later, state.pk))


def _form_of(state, data=None, **options) -> DecisionForm:
    author = state.submitted_by
    return DecisionForm(
        data, language=author.language if author else settings.LANGUAGE_CODE, **options
    )


def _decide(request, state, words: str):
    page = state.revision.content_object
    if "send_back" in request.POST:
        review.send_back(state, by=request.user, comment=words)
        messages.success(request, _("“%(title)s” was sent back.") % {"title": page.draft_title})
    else:
        shown = request.POST.get("revision", "")
        review.approve(
            state,
            by=request.user,
            revision_id=int(shown) if shown.isdecimal() else 0,
            comment=words,
        )
        messages.success(request, _("“%(title)s” is live.") % {"title": page.draft_title})
    return redirect(_address("editorial:next", _later(request)))


def _later(request) -> list[int]:
    """Return the keys of the reviews that the person left for later, from the address."""
    told = request.GET.get("later", "").split(".")
    return [int(key) for key in told if is_number_of_a_row(key)]


def _address(name: str, later: list[int], *args) -> str:
    query = f"?later={'.'.join(map(str, later))}" if later else ""
    return reverse(name, args=args) + query


def _shown(request, state) -> dict:
    """Return what the screen tells of `state`."""
    page = Page.objects.get(pk=state.revision.object_id).specific
    submitted = state.revision.as_object()
    public = page if page.live else None
    is_waiting = state.status == TaskState.STATUS_IN_PROGRESS
    reviewing = reviewers.Reviewing(request.user)
    objection = reviewing.objection_to(state)
    later = _later(request)
    return {
        "state": state,
        "page": page,
        "where": whereabouts([page.pk])[page.pk],
        "languages": reviewers.names_of(reviewing.languages.of(state)),
        "submitted": submitted,
        "is_waiting": is_waiting,
        "is_new": public is None,
        "changes": compare(public, submitted),
        "files": files_of(public, submitted),
        "correction": (
            compare(state.submitted_revision.as_object(), submitted) if state.corrected_by else []
        ),
        "objection": objection,
        "may_decide": is_waiting and not objection,
        "readings": readings.readings_of([state], but=request.user) if is_waiting else [],
        "earlier": review.decided_states(page).exclude(pk=state.pk)[:EARLIER],
        "newer": None if is_waiting else review.waiting_state(page),
        "later_path": _address("editorial:next", [*later, state.pk]),
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
