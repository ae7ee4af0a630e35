"""A dossier, for whom it was opened.

Whoever holds the link reads: there is no account, and no cookie. Opening the link reads nothing
(programs that check mails open links too): the reader presses a button, and only that is
answered with the dossier and written down. The button needs no protection against forged
requests: who could forge one knows the link.
"""

from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from entreprendre.dossiers import find_opening, may_send_pictures, record_reading
from entreprendre.models import EntreprendreIndexPage


def kept_secret(view):
    """Let nothing of the answer be kept, found or told to another site, nor its address."""

    @wraps(view)
    def answer(request, section: str, token: str, **kwargs):
        EntreprendreIndexPage.check_section(section)
        response = view(request, token, **kwargs)
        add_never_cache_headers(response)  # private, no-store among others
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return answer


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@kept_secret
def dossier(request, token: str):
    """Say what the link is for; show the dossier to who asks to read it. A link that opens
    nothing any more is answered like one that never did."""
    opening = find_opening(token)
    if opening is None:
        return render(request, "entreprendre/dossier_closed.html", status=404)
    context = {"opening": opening, "takeover": opening.dossier.page}
    if request.method != "POST":
        return render(request, "entreprendre/dossier_offered.html", context)
    record_reading(opening.dossier, opening=opening)
    photographs = opening.dossier.photographs.all()
    context |= {"dossier": opening.dossier, "photographs": photographs, "path": request.path}
    return render(request, "entreprendre/dossier.html", context)


@require_safe
@kept_secret
def photograph(request, token: str, photograph: str):
    """Answer with a picture of the dossier that the holder of the link is reading."""
    opening = find_opening(token)
    if opening is None or not may_send_pictures(opening.dossier, opening=opening):
        raise Http404
    return picture_response(opening.dossier, photograph)


def picture_response(dossier, number) -> HttpResponse:
    """Return the answer with a picture of `dossier`, kept nowhere. Raises `Http404`."""
    found = dossier.photographs.filter(pk=number).first()
    if found is None:
        raise Http404
    try:
        with found.file.storage.open(found.file.name) as stored:  # kept small: pictures.receive
            response = HttpResponse(stored.read(), content_type="image/jpeg")
    except FileNotFoundError:
        raise Http404 from None
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
