"""Who is let into the CCI's screens of the annuaire, and who keeps an entry."""

from functools import wraps

from django.contrib.auth import get_user_model
from django.shortcuts import render

from cms.editorial.models import Mandate


def allowed(may):
    """Return the decorator that lets in those who `may` (a test of a user); others get 403."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                return render(request, "403.html", status=403)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def keepers(page) -> list:
    """Return the people who keep the entry `page` as its members, and whose accounts are open."""
    held = Mandate.objects.filter(role=Mandate.Role.MEMBER, page=page)
    people = get_user_model().objects.filter(is_active=True, mandates__in=held)
    return list(people.distinct().order_by("pk"))
