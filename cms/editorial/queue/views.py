"""The screen of the queue, and approving small changes from it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cms.as_typed import is_number_of_a_row
from cms.editorial import reviewers
from cms.editorial.paging import asked_page

from .also import also_waiting
from .batch import approve_small as approve
from .filter import QueueFilter
from .order import waiting
from .rows import rows_of

ROWS_ON_A_PAGE = 50


def _for_moderators(request) -> None:
    if not request.user.has_perm("editorial.decide_review"):
        raise PermissionDenied


@require_safe
def index(request):
    """What waits, as the address asks for it."""
    _for_moderators(request)
    rows = rows_of(waiting(), request.user)
    asked = QueueFilter(request.GET, rows)
    found = asked.found()
    page_obj = asked_page(request, found, ROWS_ON_A_PAGE)
    unread = reviewers.languages_without_reader([row.state for row in rows])
    return render(
        request,
        "editorial/queue/index.html",
        {
            "filter": asked,
            "page_obj": page_obj,
            "total": len(rows),
            "number_found": len(found),
            "has_small": any(row.may_be_ticked for row in page_obj),
            "languages_nobody_reads": reviewers.names_of(unread) if unread else "",
            "also": also_waiting(request.user),
            "page_title": _("To read"),
            "header_icon": "clipboard-list",
        },
    )


@require_POST
def approve_small(request):
    """Approve the small changes that are ticked, each as ``review:revision``, and tell what became
    of each."""
    _for_moderators(request)
    outcome = approve(_ticked(request.POST.getlist("ticked")), by=request.user)
    if outcome.approved:
        told = ngettext(
            "One change is public: %(titles)s.",
            "%(number)s changes are public: %(titles)s.",
            len(outcome.approved),
        )
        titles = ", ".join(sorted(set(outcome.approved)))
        messages.success(request, told % {"number": len(outcome.approved), "titles": titles})
    for title, why in outcome.refused:
        messages.warning(
            request,
            _("“%(title)s” was not approved. %(why)s") % {"title": title, "why": why},
        )
    if not outcome.approved and not outcome.refused:
        messages.info(request, _("Nothing was ticked, and nothing was done."))
    return redirect(_back(request))


def _ticked(values: list[str]) -> list[tuple[int, int]]:
    pairs = [value.partition(":")[::2] for value in values]
    return [(int(one), int(other)) for one, other in pairs if _are_numbers(one, other)]


def _are_numbers(*texts: str) -> bool:
    return all(is_number_of_a_row(text) for text in texts)


def _back(request) -> str:
    """Return the queue as it was filtered: only what a filter knows is carried over."""
    kept = {name: request.POST.get(name, "") for name in QueueFilter.base_fields}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{reverse('editorial:queue')}{'?' if query else ''}{query}"
