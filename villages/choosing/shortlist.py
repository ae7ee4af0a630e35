"""The villages that an address names."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.http import urlencode

from villages.models import VillagePage

PARAMETER = "village"
MOST = 20  # kept; more is no shortlist
MOST_COMPARED = 4  # side by side: as many as a printed sheet and a tablet hold


@dataclass(frozen=True)
class Shortlist:
    """Villages in the order in which they were chosen."""

    villages: list[VillagePage]

    @classmethod
    def read(cls, query: QueryDict) -> "Shortlist":
        """Return the listed villages that `query` names, each once; what is no village's slug
        is passed over. One query."""
        asked = [slug for text in query.getlist(PARAMETER) for slug in text.split(",")]
        slugs = list(dict.fromkeys(slug.strip() for slug in asked if "\0" not in slug))[:MOST]
        known = {}
        if any(slugs):
            listed = VillagePage.objects.listed().filter(slug__in=slugs)
            known = {village.slug: village for village in listed.for_cards()}
        return cls([known[slug] for slug in slugs if slug in known])

    @cached_property
    def query(self) -> str:
        """The query string that names these villages, with its question mark; empty for none."""
        return query_of(self.villages)

    @property
    def compared(self) -> "Shortlist":
        """Those that fit side by side."""
        return Shortlist(self.villages[:MOST_COMPARED])

    @property
    def left_out(self) -> list[VillagePage]:
        """Those that do not fit side by side any more."""
        return self.villages[MOST_COMPARED:]

    @property
    def names(self) -> str:
        return ", ".join(village.title for village in self.villages)

    def without_each(self) -> list[tuple[VillagePage, str]]:
        """Return each village with the query string of the others."""
        return [
            (village, query_of(other for other in self.villages if other != village))
            for village in self.villages
        ]


def query_of(villages) -> str:
    pairs = [(PARAMETER, village.slug) for village in villages]
    return f"?{urlencode(pairs)}" if pairs else ""
