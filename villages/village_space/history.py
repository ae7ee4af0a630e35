"""Who did what to the village and to what is under it, and an earlier version put back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from cms.editorial import review
from cms.editorial.history import put_back, reading, story
from cms.editorial.history.putting_back import in_words

from .rights import of_village


@require_safe
@of_village
def history(request, village, pk: int | None = None):
    """The life of all that the village has on the site; of one page of it, with `pk`."""
    pages = _pages_of(village, request.user)
    shown = pages if pk is None else [_own(pages, pk)]
    entries = story(
        request,
        shown,
        lambda *numbers: reverse("village_space:version", args=[village.slug, *numbers]),
    )
    context = {"village": village, "page_obj": entries, "of_one": shown[0] if pk else None}
    return render(request, "villages/space/history.html", context)


@require_safe
@of_village
def version(request, village, pk: int, revision_id: int):
    """What a version changed."""
    page = _own(_pages_of(village, request.user), pk)
    told = reading(page, revision_id, before=request.GET.get("before", ""), user=request.user)
    return render(request, "villages/space/version.html", {"village": village} | told)


@require_POST
@of_village
def put_version_back(request, village, pk: int, revision_id: int):
    """Make a draft of an earlier version, and lead to where it is sent to the CCI."""
    page = _own(_pages_of(village, request.user), pk)
    try:
        done = put_back(page, revision_id, by=request.user, seen=request.POST.get("seen", ""))
    except review.Refused as refused:
        messages.warning(request, str(refused))
        return redirect("village_space:history_of", village.slug, page.pk)
    messages.success(request, in_words(done))
    return redirect("village_space:village", village.slug)


def _pages_of(village, user) -> list:
    """Return the village and what is under it, in all their languages, that `user` may edit."""
    under = Page.objects.descendant_of(village, inclusive=True)
    pages = Page.objects.filter(translation_key__in=under.order_by().values("translation_key"))
    return [page for page in pages if page.permissions_for_user(user).can_edit()]


def _own(pages: list, pk: int):
    page = next((page for page in pages if page.pk == pk), None)
    if page is None:
        raise Http404
    return page.specific
