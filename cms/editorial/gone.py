"""The answer for a page that was on the site and is not shown now."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from . import standing


def gone_response(request, page):
    """Return the answer 410: what became of `page`, in words, and the ways on.

    Nothing of what the page said is told: neither its title nor who wrote it.
    """
    today = timezone.localdate()
    own = standing.standing_of(page)
    response = render(
        request,
        "editorial/gone.html",
        {
            "standing": own,
            "closed_as": dict(page.ways_to_close()).get(own.closed_as, ""),
            "has_expired": not own.is_closed and own.has_expired(today),
            "what": page._meta.verbose_name,
            "ways_on": page.ways_on(),
        },
        status=410,
    )
    patch_cache_control(response, no_cache=True)  # it may come back
    return response
