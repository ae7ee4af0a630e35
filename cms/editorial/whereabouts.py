"""What a page is and where it stands, for people who read many of them."""

from django.utils.text import capfirst
from wagtail.models import Page

#: How deep the sections lie, as “Villages”: below them a page's own type says where it is.
SECTION_DEPTH = 3


def whereabouts(keys) -> dict[int, str]:
    """Return in words what each of the pages `keys` is, and for what stands under a page of
    somebody's, under which: ``Home · Marciac``. Two queries, however many pages."""
    pages = Page.objects.in_bulk(keys)
    above = {page.path[: -Page.steplen] for page in pages.values()}
    holders = Page.objects.filter(path__in=above, depth__gt=SECTION_DEPTH)
    names = dict(holders.values_list("path", "draft_title"))
    return {key: _told(page, names.get(page.path[: -Page.steplen])) for key, page in pages.items()}


def _told(page, holder: str | None) -> str:
    kind = capfirst(page.specific_class.get_verbose_name())
    return f"{kind} · {holder}" if holder else kind
