"""Long lists, a page at a time."""

from django.core.paginator import Page, Paginator


def asked_page(request, objects, size: int, *, count: int | None = None) -> Page:
    """Return the page of `objects`, `size` to a page, that the address asks for (``?page=2``).

    Whatever is asked for: nonsense is the first page, too far the last. `count` says how
    many objects there are, where that is known.
    """
    paginator = Paginator(objects, size)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))
