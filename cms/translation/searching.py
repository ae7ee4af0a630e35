"""What pages may be found by in the language that is being read, besides their French words."""

from collections import defaultdict

from django.utils import translation

from .models import Wording
from .wording import SOURCE


def words_said(pages, language: str | None = None) -> defaultdict[int, str]:
    """Return by the keys of `pages` (a query of pages, or their keys) what was approved of them in
    `language`, the active one when not given: plain text, empty where nothing was.

    One query; none in the language they were written in, whose words are their own columns.
    """
    language = language or translation.get_language() or SOURCE
    said = defaultdict(str)
    if language != SOURCE:
        keys = pages.order_by().values("pk") if hasattr(pages, "order_by") else pages
        rows = Wording.objects.filter(page__in=keys, language=language)
        said.update(rows.values_list("page", "text"))
    return said
