"""Serving files: the only way to them.

A file that may not be shown answers like one that does not exist, whatever the conditions of
the request say.
"""

from pathlib import PurePath

from django.db.models import BooleanField, ExpressionWrapper
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date, quote_etag
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.models.standing import is_shown

from .models import SiteDocument, SiteImage, SiteRendition
from .models.use import public_condition

TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

#: Seconds that a reader's browser may show a public file without asking again.
FRESH_FOR = 3600

#: Characters of a stored name: the columns hold no longer ones.
LONGEST_NAME = 100


@require_safe
def serve_stored(request, name: str):
    """Answer with the file that is stored as `name`: a picture in one size, a document, or,
    to the people who keep it, a picture as it was received."""
    if len(name) > LONGEST_NAME or "\x00" in name:
        raise Http404
    if name.startswith("images/"):
        rendition = _found(
            SiteRendition.objects.select_related("image"),
            public_condition("image", "image_id", "image__collection"),
            file=name,
        )
        return _answer(request, rendition.file, rendition.image, rendition.is_public_now)
    if name.startswith("documents/"):
        return _answer_document(request, file=name)
    image = SiteImage.objects.filter(file=name).first()
    if image is None or not _is_kept_by(request.user, image):
        raise Http404
    return _response(request, image.file, is_public=False)


@require_safe
def serve_document(request, pk: int, filename: str):
    """Answer with the document number `pk`, when that is what it is called."""
    return _answer_document(request, filename, pk=pk)


def _answer_document(request, filename: str | None = None, **which):
    document = _found(SiteDocument.objects.all(), public_condition("document"), **which)
    if filename not in {None, document.filename}:
        raise Http404
    return _answer(request, document.file, document, document.is_public_now, document.filename)


def serve_privately(request, document):
    """Answer with `document`, which a screen of its own has just let the requester read: nothing
    keeps the answer."""
    return _response(request, document.file, is_public=False, download_as=document.filename)


def _found(files, condition, **which):
    is_public_now = ExpressionWrapper(condition, output_field=BooleanField())
    found = files.filter(**which).annotate(is_public_now=is_public_now).first()
    if found is None:
        raise Http404
    return found


def _answer(request, stored, owner, is_public: bool, download_as: str = ""):
    """Answer with `stored`, a file of `owner` (the picture or the document)."""
    # a public file is served without asking who reads: no session is opened for it
    if not (is_public or _is_kept_by(request.user, owner) or _is_admitted(request, owner)):
        raise Http404
    return _response(request, stored, is_public=is_public, download_as=download_as)


def _is_kept_by(user, file) -> bool:
    """Whether `user` works with the file: keeps it, decides on it, or edits a page with it."""
    if not user.is_authenticated:
        return False
    policy = policy_registry.get(file)
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return (
        policy.user_has_any_permission_for_instance(user, ["choose", "change"], file)
        or user.has_perm("editorial.decide_review")
        or pages.filter(file_uses__in=file.used_on).exists()
    )


def _is_admitted(request, file) -> bool:
    """Whether the requester may read a live page that shows the file and is not for all."""
    closed = list(file.collection.get_view_restrictions())
    shown = Page.objects.live().filter(is_shown(timezone.localdate()))
    return any(
        all(
            restriction.accept_request(request)
            for restriction in [*page.get_view_restrictions(), *closed]
        )
        for page in shown.filter(file_uses__in=file.used_on)
    )


def _response(request, stored, *, is_public: bool, download_as: str = ""):
    suffix = PurePath(stored.name).suffix
    try:
        size = stored.storage.size(stored.name)
        modified = int(stored.storage.get_modified_time(stored.name).timestamp())
        response = None
        if is_public:
            etag = quote_etag(f"{modified:x}-{size:x}")
            response = get_conditional_response(request, etag, modified)
        if response is None:
            response = HttpResponse() if request.method == "HEAD" else _whole(stored)
            response.headers["Content-Type"] = TYPES.get(suffix, "application/octet-stream")
            response.headers["Content-Length"] = str(size)
            response.headers["Content-Disposition"] = content_disposition_header(
                bool(download_as) and suffix != ".pdf", download_as or PurePath(stored.name).name
            )
    except FileNotFoundError:
        raise Http404 from None
    if is_public:
        patch_cache_control(response, private=True, max_age=FRESH_FOR)
        response.headers["ETag"] = etag
        response.headers["Last-Modified"] = http_date(modified)
    else:
        patch_cache_control(response, private=True, no_store=True)
    # browsers show a PDF in a viewer of their own, which Safari does not start in a sandbox
    sandbox = "" if suffix == ".pdf" else "; sandbox"
    response.headers["Content-Security-Policy"] = f"default-src 'none'{sandbox}"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _whole(stored) -> FileResponse:
    return FileResponse(stored.storage.open(stored.name))
