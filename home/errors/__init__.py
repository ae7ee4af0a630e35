"""What a reader gets when there is nothing to give: in the site's look and language, with a way on.

Django shows ``403.html`` and ``403_csrf.html`` by itself.
"""

from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from .kept import known_settings
from .nearest import asked_name, nearest_pages


def not_found(request, exception=None):
    """Answer 404 with the pages whose names are nearest to what was asked for."""
    return render(
        request,
        "404.html",
        {"asked": asked_name(request.path), "nearest": nearest_pages(request)},
        status=404,
    )


def not_understood(request, exception=None):
    """Answer 400 without looking at the request again: it is what cannot be read."""
    return HttpResponseBadRequest(render_to_string("400.html", {"reach": known_settings()}))


def broken(request):
    """Answer 500 without the database: it may be what broke."""
    return HttpResponseServerError(render_to_string("500.html", {"reach": known_settings()}))
