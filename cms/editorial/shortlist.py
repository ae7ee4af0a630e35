"""Pages that a reader keeps: they live in the address alone (``?village=marciac&village=sarrant``).

So they are shared, printed and taken back by sending it. A reader who asks for it keeps them on
the device too (``static/js/shortlist.js``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.http import urlencode


@dataclass(frozen=True)
class Shortlist:
    """Listed pages in the order in which they were chosen. `missing`: slugs that name none."""

    #: The parameter of the address, and how many pages are kept.
    parameter: ClassVar[str]
    most: ClassVar[int]

    pages: list
    missing: tuple[str, ...] = ()
    #: How many more the address names than are kept.
    surplus: int = 0

    @classmethod
    def listed(cls):
        """Return the pages that can be chosen, with what a card shows of them."""
        raise NotImplementedError

    @classmethod
    def read(cls, query: QueryDict) -> "Shortlist":
        """Return the listed pages that `query` names, each once. One query."""
        asked = [slug.strip() for text in query.getlist(cls.parameter) for slug in text.split(",")]
        every = list(dict.fromkeys(slug for slug in asked if slug and "\0" not in slug))
        slugs = every[: cls.most]
        known = {page.slug: page for page in cls.listed().filter(slug__in=slugs)} if slugs else {}
        return cls(
            [known[slug] for slug in slugs if slug in known],
            tuple(slug for slug in slugs if slug not in known),
            len(every) - len(slugs),
        )

    @cached_property
    def query(self) -> str:
        """The query string that names these pages, with its question mark; empty for none."""
        return self.query_of(self.pages)

    @property
    def names(self) -> str:
        return ", ".join(page.title for page in self.pages)

    def without_each(self) -> list[tuple]:
        """Return each page with the query string of the others."""
        return [
            (page, self.query_of(other for other in self.pages if other != page))
            for page in self.pages
        ]

    @classmethod
    def query_of(cls, pages: Iterable) -> str:
        pairs = [(cls.parameter, page.slug) for page in pages]
        return f"?{urlencode(pairs)}" if pairs else ""
