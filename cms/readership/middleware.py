"""Where readers' browsers say that a page was read. The page itself may come from a cache."""

import logging
import re
from base64 import b64decode

from django.core.exceptions import PermissionDenied
from django.db import Error
from django.http import HttpResponse

from .counting import note

logger = logging.getLogger(__name__)

#: As many digits as a database takes.
READ = re.compile(r"/-/lu/(?P<page_id>\d{1,18})(?P<picture>\.gif|/)")
#: One clear point, for readers whose browser runs no script.
POINT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def address_of(page_id: int, *, picture: bool = False) -> str:
    """Return where a browser says that it shows the page: by POST, or by asking for a picture."""
    return f"/-/lu/{page_id}.gif" if picture else f"/-/lu/{page_id}/"


class ReadsMiddleware:
    """Answers before sessions: it opens none, sets no cookie, and always gives the same answer,
    whatever was counted. A reader is never told of a failure here, and never waits for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = READ.fullmatch(request.path_info)
        if asked is None:
            return self.get_response(request)
        is_picture = asked["picture"] == ".gif"
        counts = "GET" if is_picture else "POST"
        if request.method not in {counts, "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": f"{counts}, HEAD"})
        if request.method == counts:
            _try_to_note(request, int(asked["page_id"]))
        response = (
            HttpResponse(POINT, content_type="image/gif")
            if is_picture
            else HttpResponse(status=204)
        )
        response.headers["Cache-Control"] = "no-store"
        return response


def _try_to_note(request, page_id: int) -> None:
    try:
        note(request, page_id)
    except (Error, PermissionDenied, ValueError) as error:
        # the database is busy, or the proxy does not say who asks: one number less
        logger.warning("A reading was not counted: %s", type(error).__name__)
