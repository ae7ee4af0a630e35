"""Counting that a page was read. A number a day is kept, and nothing of who read."""

import re
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache.backends.locmem import LocMemCache
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import get_page_models

from cms.editorial.pages import ReviewedPage, public_pages
from cms.public_forms.senders import sender_of

from .models import DailyReads

#: Whoever opens a page again within this time has not read it twice.
ONE_READING = timedelta(minutes=30)
#: Programs that say what they are. (Cubot is a maker of telephones.)
ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headless|external",
    re.IGNORECASE,
)
#: Headers of a browser that loads a page before somebody has asked for it.
AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")

# In the memory of this process only, and never in the shared cache: what readers fill must push
# nothing out of that, and a fingerprint of an address is stored nowhere.
_just_read = LocMemCache(
    "cms.readership",
    {"TIMEOUT": ONE_READING.total_seconds(), "OPTIONS": {"MAX_ENTRIES": 50_000}},
)


def note(request, page_id: int) -> bool:
    """Count that the page `page_id` was read by who sends `request`; return whether it was.

    Not counted: a page that is not public now or that no partner keeps; whoever is logged in,
    for they may be its own people; declared robots and what a browser loads ahead; a request
    that another site makes; the same network address again within `ONE_READING`.
    """
    if not _is_a_reader(request):
        return False
    key = f"{page_id}.{sender_of(request)}"
    if _just_read.get(key) or not _is_counted(page_id):
        return False
    if not _just_read.add(key, True):
        return False  # the same reader, at this very moment
    add_one(page_id)
    return True


def add_one(page_id: int) -> None:
    """Add one to today's number of the page, whoever else does so at the same moment."""
    today = DailyReads.objects.filter(page_id=page_id, day=timezone.localdate())
    one_more = {"count": F("count") + 1}
    if today.update(**one_more):
        return
    try:
        with transaction.atomic():
            DailyReads.objects.create(page_id=page_id, day=timezone.localdate(), count=1)
    except IntegrityError:  # another reader was the first of the day; or the page has just gone
        today.update(**one_more)


def forget_who_read() -> None:
    """Empty the memory of the last half hour."""
    _just_read.clear()


def _is_a_reader(request) -> bool:
    headers = request.headers
    browser = headers.get("User-Agent", "")
    return (
        bool(browser)
        and not ROBOT.search(browser)
        and not any("prefetch" in headers.get(name, "") for name in AHEAD)
        and headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def _is_counted(page_id: int) -> bool:
    types = [kind.pk for kind in ContentType.objects.get_for_models(*counted_types()).values()]
    return public_pages().filter(pk=page_id, content_type__in=types).exists()


@cache
def counted_types() -> tuple[type, ...]:
    """Return the page types whose readers are counted: those that partners keep."""
    return tuple(model for model in get_page_models() if issubclass(model, ReviewedPage))
