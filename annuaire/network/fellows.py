"""Who is of the network: whoever keeps an entry that the CCI has approved, and the CCI."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from annuaire.member_space.entries import entries_of
from annuaire.models import MemberPage


def own_entries(user) -> list[MemberPage]:
    """Return the approved entries that `user` keeps. Who paused theirs stays a member; who left,
    or was never approved, is none."""
    mine = entries_of(user).in_network()
    return [page for page in mine if page.permissions_for_user(user).can_edit()]


def is_cci(user) -> bool:
    """Whether `user` is of the CCI's team that knows the members: moderators and advisers."""
    return user.has_perm("editorial.decide_review") or user.has_perm("annuaire.view_joinrequest")


def for_members(view):
    """Let members and the CCI in; anybody else who is logged in is told why not (403).

    `view` finds in `request.entries` the entries that who asks keeps; the CCI may have none.
    """

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        request.entries = own_entries(request.user)
        if not request.entries and not is_cci(request.user):
            return render(request, "annuaire/network/closed.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


def shown_entries(entries) -> list[MemberPage]:
    """Return those of `entries` that are on the site now: only they ask, answer and post."""
    listed = MemberPage.objects.listed().filter(pk__in=[page.pk for page in entries])
    shown = set(listed.values_list("pk", flat=True))
    return [page for page in entries if page.pk in shown]
