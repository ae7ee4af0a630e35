"""Who is let into a screen, by a test of the person."""

from functools import wraps

from django.shortcuts import render


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
