"""The page that a line stands under, called by its name or by its code."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.editorial.slugs import slug_for

from .tables import Problem, Row


def named_pages(pages, *, code: str) -> dict[str, Page]:
    """Return `pages` by the field `code` and by their titles, as `said_of_parent` writes both.

    A name that two of them have names neither: then the code is asked for.
    """
    by_code, by_name, twice = {}, {}, set()
    for page in pages:
        by_code[said_of_parent(getattr(page, code))] = page
        name = said_of_parent(page.title)
        if name in by_name:
            twice.add(name)
        by_name[name] = page
    return {name: page for name, page in by_name.items() if name not in twice} | by_code


def said_of_parent(text: str) -> str:
    """Return `text` without accents, capitals and apostrophes, to find a page by."""
    return slug_for(text)


def unknown_parent(row: Row, column: str, words: str) -> Problem:
    told = _("“%(value)s”: %(why)s") % {"value": row[column][:60], "why": words}
    return Problem(told, row.line, column)
