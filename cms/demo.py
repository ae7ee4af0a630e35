"""What only the demo shows."""

from functools import wraps

from django.conf import settings
from django.http import Http404
from django.utils.cache import add_never_cache_headers


def demo_only(view):
    """Make `view` answer 404 outside the demo; within it nobody keeps or indexes the answer."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not settings.DEMO:
            raise Http404
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded
