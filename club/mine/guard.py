"""Who comes into « Mon club »: members of the network, and the CCI's team that knows them."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from club.attending.rights import may_read
from club.membership import is_member


def for_the_club(view):
    """Let members and the CCI in; anybody else who is logged in is told why not (403).

    `view` finds in `request.is_member` which of them it is.
    """

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        request.is_member = is_member(request.user)
        if not request.is_member and not may_read(request.user):
            return render(request, "annuaire/network/closed.html", status=403)
        return view(request, *args, **kwargs)

    return guarded
