"""What somebody reads whose form came after their session had ended, and how they send it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import csrf
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .keeping import KEPT, give_key, keep, opened
from .owners import owner_of
from .typed import Typed, typed_in


def csrf_failure(request, reason=""):
    """Answer a form whose token is not the browser's any more: give back what was typed."""
    typed = typed_in(request)
    return give_back(request, typed) if typed else csrf.csrf_failure(request, reason)


@never_cache
def give_back(request, typed: Typed):
    """Answer 403 with what was typed: to be sent by who typed it, to be copied by others.

    Who is logged out logs in and finds the form again; who has logged in again meanwhile sends
    it from the page. Whose form it is must be known: it is never sent in another name.
    """
    owner, user = owner_of(request), request.user
    if owner and user.is_anonymous:
        kept, key = keep(request, typed, owner=owner)
        back = reverse("kept_form", args=[kept.pk])
        response = render(
            request,
            "account/kept_log_in.html",
            {
                "typed": typed,
                "login": f"{reverse('account_login')}?{urlencode({'next': back})}",
                "minutes": int(KEPT.total_seconds() // 60),
            },
            status=403,
        )
        give_key(response, key)
        return response
    return _show(request, typed, is_theirs=owner is not None and owner == user.pk, status=403)


@never_cache
@login_required
@require_safe
def kept_form(request, pk):
    """Show the form that was kept, to be sent as it was."""
    found = opened(request, pk)
    if found is None:
        return render(request, "account/kept_gone.html", status=410)
    kept, typed = found
    return _show(request, typed, is_theirs=kept.owner_id == request.user.pk, kept=kept)


def _show(request, typed: Typed, *, is_theirs: bool, kept=None, status: int = 200):
    template = "account/kept.html" if is_theirs else "account/kept_shown.html"
    return render(request, template, {"typed": typed, "kept": kept}, status=status)
