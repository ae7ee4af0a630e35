"""The public pages whose names are nearest to an address that leads nowhere."""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from wagtail.models import Page, Site

from cms.editorial.pages import public_pages
from cms.editorial.slugs import slug_for

PROPOSED = 3
#: How alike two names must be (1: the same), and what part of the best one's likeness is enough.
ALIKE, NOT_FAR_BEHIND = 0.45, 0.6
#: A longer address is nobody's spelling of one of ours.
LONGEST_ADDRESS, LONGEST_SHOWN = 300, 80
#: Names are read from the database once in so many seconds, and no more than so many: with
#: thousands of pages the search is the better guide.
NAMES_SECONDS, MOST_NAMES = 300, 2000

EXTENSION = re.compile(r"\.[A-Za-z]{2,5}$")


def asked_name(path: str) -> str:
    """Return the last part of `path` as it may be shown: without what does not print."""
    name = path.rstrip("/").rpartition("/")[2]
    name = "".join(sign for sign in name[:LONGEST_ADDRESS] if sign.isprintable())
    return f"{name[:LONGEST_SHOWN]}…" if len(name) > LONGEST_SHOWN else name


def nearest_pages(request) -> list[Page]:
    """Return at most three pages that everybody may read, the nearest to the asked one first.

    Two queries where a name is near, and two more where the names are read anew: whoever tries
    addresses by the thousand costs little.
    """
    site, asked = Site.find_for_request(request), _asked(request.path)
    if site is None or not asked:
        return []
    ranked = _rank(asked, _names_below(site))
    found = _public_pages_below(site).select_related("locale").in_bulk(ranked) if ranked else {}
    return [_specific(found[number]) for number in ranked if number in found]


def _asked(path: str) -> list[str]:
    """Return the last parts of `path`, spelled as in our addresses, the last one first."""
    parts = [slug_for(_words(part)) for part in path[-LONGEST_ADDRESS:].split("/")]
    parts = [part for part in parts if part and part not in dict(settings.LANGUAGES)]
    return parts[:-3:-1]


def _words(part: str) -> str:
    return EXTENSION.sub("", part).replace("_", "-")


def _rank(asked: list[str], names) -> list[int]:
    """Return the numbers of the pages whose names are nearest to what was asked for.

    The last part of an address names the page; where nothing is called so, the part before it
    says what the page was in.
    """
    for part in asked:
        likeness = {
            number: max(_likeness(_trigrams(part), _trigrams(name)) for name in spellings)
            for number, spellings in names
        }
        enough = max(ALIKE, NOT_FAR_BEHIND * max(likeness.values(), default=0))
        near = [number for number, alike in likeness.items() if alike >= enough]
        if near:
            return sorted(near, key=likeness.get, reverse=True)[:PROPOSED]
    return []


def _likeness(one: frozenset, other: frozenset) -> float:
    """Return how alike two sets are, from 0 to 1 (Sørensen and Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0


@lru_cache(maxsize=2 * MOST_NAMES)
def _trigrams(name: str) -> frozenset:
    """Return the groups of three letters in `name`; a word's beginning counts more than its end."""
    padded = [f"  {word} " for word in name.split("-") if word]
    return frozenset(word[i : i + 3] for word in padded for i in range(len(word) - 2))


def _names_below(site) -> list[tuple[int, set[str]]]:
    """Return the number of each public page, with its spellings."""

    def read():
        rows = _public_pages_below(site).order_by("depth", "path")
        rows = rows.values_list("pk", "slug", "title", "content_type")[:MOST_NAMES]
        return [
            (number, {slug, slug_for(title) or slug, *_section_slugs(kind)})
            for number, slug, title, kind in rows
        ]

    return cache.get_or_set(f"names-below-{site.root_page_id}", read, NAMES_SECONDS)


def _section_slugs(content_type: int) -> Iterable[str]:
    """Return what a section is called in the addresses of each language; nothing for others."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    return getattr(model, "section_slugs", {}).values()


def _public_pages_below(site):
    return public_pages().descendant_of(site.root_page)


def _specific(page: Page) -> Page:
    specific = page.specific_deferred
    specific.locale = page.locale
    return specific
