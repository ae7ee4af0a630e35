"""Who did what to an entry, and an earlier version put back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.editorial import review
from cms.editorial.history import put_back, reading, story
from cms.editorial.history.putting_back import in_words

from .entries import Entry, of_entry


@of_entry
@require_safe
def history(request, page):
    """The life of an entry."""
    entries = story(request, [page], lambda *numbers: reverse("member_space:version", args=numbers))
    context = {"entry": Entry.of(page), "page_obj": entries}
    return render(request, "annuaire/space/history.html", context)


@of_entry
@require_safe
def version(request, page, revision_id: int):
    """What a version changed."""
    told = reading(page, revision_id, before=request.GET.get("before", ""), user=request.user)
    return render(request, "annuaire/space/version.html", {"entry": Entry.of(page)} | told)


@of_entry
@require_POST
def put_version_back(request, page, revision_id: int):
    """Make a draft of an earlier version, and lead to where it is sent to the CCI."""
    try:
        if Entry.of(page).has_left:
            raise review.Refused(_("You have left the network: come back first."))
        done = put_back(page, revision_id, by=request.user, seen=request.POST.get("seen", ""))
    except review.Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, in_words(done))
    return redirect("member_space:home")
