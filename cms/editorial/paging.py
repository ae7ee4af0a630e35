"""Long lists, a page at a time."""

from django.core.paginator import Page, Paginator


def asked_page(request, objects, size: int) -> Page:
    """Return the page of `objects`, `size` to a page, that the address asks for (``?page=2``).

    Whatever is asked for: nonsense is the first page, too far the last.
    """
    return Paginator(objects, size).get_page(request.GET.get("page"))
