"""What readers said, for the CCI; and of one page, for its people in the CMS."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused

from . import acts
from .models import Correction

PER_PAGE = 50
State = Correction.State


@allowed(acts.may_read)
@require_safe
def index(request):
    """All of them in one state, the oldest first."""
    counts = dict(Correction.objects.order_by().values_list("state").annotate(Count("pk")))
    asked = request.GET.get("state", State.OPEN)
    found = Correction.objects.filter(state=asked).select_related("page", "decided_by")
    if asked not in (State.OPEN, State.HELD):
        found = found.order_by("-decided_at", "-pk")
    return render(
        request,
        "corrections/cms/index.html",
        {
            "page_title": _("Corrections by readers"),
            "header_icon": "comment",
            "page_obj": asked_page(request, found, PER_PAGE),
            "asked": asked,
            "shelves": [(state.value, state.label, counts.get(state, 0)) for state in State],
            "may_decide": acts.may_decide(request.user),
            "back": request.get_full_path(),
        },
    )


@allowed(acts.may_decide)
@require_POST
def clear(request, pk: int):
    """Say that one in doubt is a real one."""
    found = get_object_or_404(Correction, pk=pk)
    try:
        acts.clear(found, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The people of this page see it from now on."))
    return redirect("corrections:index")


@require_safe
def of_page(request, pk: int):
    """What readers say of one page, for who may change it."""
    page = get_object_or_404(Page, pk=pk).specific
    may = getattr(page, "permissions_for_user", None)
    if may is None:
        raise Http404
    if not may(request.user).can_edit():
        raise PermissionDenied
    return render(
        request,
        "corrections/cms/of_page.html",
        {
            "about": page,
            "page_title": _("What readers say"),
            "page_subtitle": page.draft_title,
            "header_icon": "comment",
        },
    )
