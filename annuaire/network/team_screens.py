"""« Nous travaillons ensemble »: what was asked of me, what I asked, with whom I work."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from annuaire.models import Partnership
from cms.editorial.review import Refused

from . import partners
from .fellow_screens import find_fellow
from .fellows import for_members, shown_entries

#: By the word in the address: the act, and what is said when it is done.
ACTS = {
    "confirmer": (partners.confirm, _("You work together: both entries say so now.")),
    "decliner": (partners.decline, _("Declined. Nobody is written to.")),
    "finir": (partners.end, _("Ended: it is said nowhere any more.")),
}


@require_safe
@for_members
def teams(request):
    """The links of my entries, what waits for me first."""
    mine = {page.pk for page in request.entries}
    links = Partnership.objects.of(request.entries).select_related("asker", "asked")
    links = links.exclude(state=Partnership.State.DECLINED)
    told = {"received": [], "sent": [], "confirmed": []}
    for link in links:
        link.other = link.asked if link.asker_id in mine else link.asker
        if link.state == Partnership.State.CONFIRMED:
            told["confirmed"].append(link)
        else:
            told["received" if link.asked_id in mine else "sent"].append(link)
    return render(request, "annuaire/network/teams.html", told)


@require_POST
@for_members
def propose(request, slug: str):
    """Ask whoever keeps the entry; `entry` names which of mine asks, where I keep several."""
    other = find_fellow(slug)
    mine = shown_entries(request.entries)
    asked = request.POST.get("entry")
    asking = next((page for page in mine if asked in (None, str(page.pk))), None)
    if asking is None:
        raise Http404
    try:
        link = partners.propose(asking, other, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        is_agreed = link.state == Partnership.State.CONFIRMED
        sent = _("Asked. They get a mail, and answer in their own space.")
        messages.success(request, ACTS["confirmer"][1] if is_agreed else sent)
    return redirect("member_space:teams")


@require_POST
@for_members
def act(request, pk: int, word: str):
    """Answer what was asked of me, or end a link of mine; others' are not there (404)."""
    if word not in ACTS:
        raise Http404
    link = get_object_or_404(
        Partnership.objects.of(request.entries).select_related("asker", "asked"), pk=pk
    )
    do, done = ACTS[word]
    try:
        do(link, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("member_space:teams")
