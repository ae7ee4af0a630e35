"""The screens that only show: which village, what it has, what can be closed or confirmed."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.editorial.panels import held_page
from cms.freshness.stale import stale_pages
from cms.readership.reads import write_reads
from villages.facts import describe
from villages.official.acts import questions

from .rights import of_village, villages_of
from .things import things_of


@require_safe
@never_cache
@login_required
def choose(request):
    """Lead to the village of who is logged in, or let them choose where they keep several."""
    villages = list(villages_of(request.user))
    if not villages:
        raise PermissionDenied
    if len(villages) == 1:
        return redirect("village_space:village", villages[0].slug)
    return render(request, "villages/space/choose.html", {"villages": villages})


@require_safe
@of_village
def village(request, village):
    """What can be done, then how everything stands."""
    things = things_of(village, request.user)
    write_reads([village, *(thing.page for thing in things)])
    return render(
        request,
        "villages/space/village.html",
        {
            "village": village,
            "held": held_page(village),
            "things": things,
            "proposals": questions(village),
            "keeps_several": villages_of(request.user).count() > 1,
        },
    )


@require_safe
@of_village
def closing(request, village):
    """What is on the site and can be closed, and what was closed and can come back."""
    things = things_of(village, request.user)
    return render(
        request,
        "villages/space/closing.html",
        {
            "village": village,
            "shown": [thing for thing in things if thing.may_be_closed],
            "taken_down": [thing for thing in things if thing.state == "closed"],
        },
    )


@require_safe
@of_village
def truth(request, village):
    """What somebody has to say is still true: the adverts, and the facts group by group."""
    things = things_of(village, request.user)
    return render(
        request,
        "villages/space/truth.html",
        {
            "village": village,
            "things": [thing for thing in things if thing.may_be_confirmed],
            "due": {one.page.pk for one in stale_pages(timezone.localdate(), request.user)},
            "groups": [group for group in describe(village) if group.has_any],
        },
    )
