"""What search engines are told there is: every public page, in each language that it is read in."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils import translation
from wagtail.models import Locale

from annuaire.models import MemberPage
from cms.editorial.pages import public_pages
from cms.translation.models import Wording
from cms.translation.wording import SOURCE


class LanguageSitemap(Sitemap):
    """The pages that may be read in one language, each with its addresses in the others.

    A page that is served in French under another language's prefix is in the French one alone.
    The number of queries does not depend on how many pages there are.
    """

    limit = 1000

    def __init__(self, language: str):
        self.language = language

    def items(self) -> list:
        with translation.override(self.language):
            pages = list(public_pages().order_by("path").specific(defer=True))
        approved, codes = _approved(), dict(Locale.objects.values_list("pk", "language_code"))
        for page in pages:
            own = codes[page.locale_id]
            page.approved_in = approved[page.pk] if own == SOURCE else {}
            page.languages = [own, *sorted(page.approved_in)]
        return [page for page in pages if self.language in page.languages]

    def location(self, page) -> str:
        return page.address(self.language)

    def lastmod(self, page):
        approved = page.approved_in.get(self.language)
        return max(filter(None, (page.last_published_at, approved)), default=None)

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        urls = super().get_urls(page=page, site=site, protocol=protocol)
        host = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        for url in urls:
            told = url["item"]
            url["alternates"] = [
                {"lang_code": code, "location": host + told.address(language)}
                for code, language in alternate_codes(told.languages)
            ]
        return urls


def alternate_codes(languages) -> list[tuple[str, str]]:
    """Return, for a page that may be read in `languages`, the pairs of what ``hreflang`` says and
    the language it leads to; none when there is one language only."""
    known = [code for code, _name in settings.LANGUAGES if code in languages]
    if len(known) < 2:
        return []
    return [*((code, code) for code in known), ("x-default", SOURCE)]


def sitemaps() -> dict[str, LanguageSitemap]:
    """Return the sitemap of each language, by its code."""
    return {code: LanguageSitemap(code) for code, _name in settings.LANGUAGES}


def _approved() -> dict[int, dict]:
    """Return, by the keys of pages, the languages besides their own that they may be read in, each
    with when its words were approved (None: with the page itself)."""
    told = defaultdict(dict)
    for page_id, language, day in Wording.objects.values_list("page", "language", "approved_at"):
        told[page_id][language] = day
    for page_id, language in MemberPage.told_by_itself():
        told[page_id].setdefault(language, None)
    return told
