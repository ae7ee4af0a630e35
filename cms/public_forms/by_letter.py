"""Screens that a signed link in a letter leads to, without an account."""

from functools import wraps

from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods


def by_letter(view):
    """Let nothing of the answer be kept, found or told to another site, nor its address.

    No cookie and no CSRF token: who has the link is who may act. A GET must change nothing, for
    programs that check mails open links too.
    """

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request, **kwargs):
        response = view(request, **kwargs)
        add_never_cache_headers(response)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return answer
