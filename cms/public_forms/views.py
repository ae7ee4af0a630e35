"""How a form without an account is answered."""

from functools import wraps

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods


def public_form(view):
    """Let anybody send `view` its form, without a cookie; what it shows is kept by no cache."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def public(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    return public


def answer(request, form, template: str, context: dict):
    """Return the page with `form` in it: empty, to be corrected, to be read again, or with 429
    and the time to wait, over a limit."""
    response = render(request, template, context | {"form": form}, status=form.status)
    if form.retry_after:
        response["Retry-After"] = str(form.retry_after)
    return response
