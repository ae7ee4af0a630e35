"""The CCI's screen of members' notices: what was reported first, each hidden or shown."""

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annuaire.models import Notice, NoticeReport
from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page

from . import board

PER_PAGE = 50
HIDES = {"hide": True, "show": False}


@allowed(board.may_settle)
@require_safe
def index(request):
    """All that are kept, with what was reported of each and not decided yet."""
    waiting = NoticeReport.objects.filter(settled_at=None).select_related("reporter")
    found = (
        Notice.objects.select_related("author")
        .annotate(waiting=Count("reports", filter=Q(reports__settled_at=None)))
        .prefetch_related(Prefetch("reports", queryset=waiting, to_attr="open_reports"))
        .order_by("-waiting", "-created_at", "-pk")
    )
    context = {
        "page_title": _("Offers and requests"),
        "header_icon": "clipboard-list",
        "page_obj": asked_page(request, found, PER_PAGE),
    }
    return render(request, "annuaire/network/cms/notices.html", context)


@allowed(board.may_settle)
@require_POST
def settle(request, pk: int, word: str):
    """Hide a notice, or show it."""
    if word not in HIDES:
        raise Http404
    notice = get_object_or_404(Notice, pk=pk)
    board.settle(notice, hides=HIDES[word], by=request.user)
    said = _("“%(notice)s” is hidden.") if HIDES[word] else _("“%(notice)s” is shown.")
    messages.success(request, said % {"notice": notice})
    return redirect("notices:index")
