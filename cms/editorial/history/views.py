"""The history of a page in the CMS, in place of Wagtail's own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from cms.editorial import review

from .putting_back import in_words
from .putting_back import put_back as put_version_back
from .story import story
from .versions import reading


@require_safe
def history(request, page_id: int):
    """Tell who did what to a page."""
    page = _page_of(request, page_id)
    entries = story(request, [page], lambda *numbers: reverse("editorial:version", args=numbers))
    context = _headed(page, _("History")) | {"page_obj": entries}
    return render(request, "editorial/history/page.html", context)


@require_safe
def version(request, page_id: int, revision_id: int):
    """Show what a version changed, and let it be put back."""
    page = _page_of(request, page_id)
    told = reading(page, revision_id, before=request.GET.get("before", ""), user=request.user)
    return render(request, "editorial/history/version.html", _headed(page, _("Version")) | told)


@require_POST
def put_back(request, page_id: int, revision_id: int):
    """Put a version back, and lead to the editor, where it is submitted."""
    page = _page_of(request, page_id)
    try:
        done = put_version_back(
            page, revision_id, by=request.user, seen=request.POST.get("seen", "")
        )
    except review.Refused as refused:
        messages.error(request, str(refused))
        return redirect("editorial:history", page.pk)
    messages.success(request, in_words(done))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _page_of(request, page_id: int):
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def _headed(page, title: str) -> dict:
    return {
        "page": page,
        "page_title": title,
        "page_subtitle": page.draft_title,
        "header_icon": "history",
    }
