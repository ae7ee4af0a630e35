"""The pages above many pages, read once for all of them."""

from wagtail.models import Page


def find_parents(pages: list) -> None:
    """Write into each of `pages`, all of one type, its `parent_page`."""
    paths = {page.path[: -Page.steplen] for page in pages}
    models = {model for page in pages for model in type(page).allowed_parent_page_models()}
    parents = {}
    for model in models:  # a type that stands under several asks for each
        found = model.objects.select_related("locale").filter(path__in=paths)
        parents |= {parent.path: parent for parent in found}
    for page in pages:
        page.parent_page = parents[page.path[: -Page.steplen]]
