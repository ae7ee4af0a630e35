"""Addresses within a section that are no pages of the tree: lists and forms beside its pages,
each named in every language (``/fr/villages/logements/``, ``/en/villages/homes/``)."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page

from cms.translation.addresses import in_every_language

from .pages import SitePage


@dataclass(frozen=True)
class SubAddress:
    """Its word in each language, its name, and the page type of the section that it is in."""

    section: type[SitePage]
    words: dict[str, str]
    title: str

    def __post_init__(self):
        object.__setattr__(self, "words", in_every_language(self.words))

    @property
    def pattern(self) -> str:
        """The regular expression of the address, for ``re_path``: ``section`` and ``word``."""
        sections = self.section.section_pattern()
        words = "|".join(sorted(set(self.words.values())))
        return rf"^(?P<section>{sections})/(?P<word>{words})/$"

    def address(self, language: str | None = None) -> str:
        """Return the path in `language` (the active one when not given)."""
        language = language or get_language()
        return f"/{language}/{self.section.section_slugs[language]}/{self.words[language]}/"

    def page(self, section: str, word: str, query: str = "") -> "SubPage":
        """Return what templates need to know of the screen that was asked for by these words.

        `query`: the part of the query string that its addresses keep in every language.
        Raises `Http404` where they are another language's, or the section is not shown.
        """
        self.section.check_section(section)
        if word != self.words[get_language()]:
            raise Http404
        index = self.section.objects.listed().select_related("locale").first()
        if index is None:
            raise Http404
        return SubPage(self, index, query)


class SubPage:
    """The screen as templates know pages: its name, its addresses, what is above it.

    Give it to a template as ``page``: layout, breadcrumb, languages and share ask no more.
    """

    is_in_active_language = True  # its name is the site's own, in every language

    def __init__(self, place: SubAddress, index: SitePage, query: str = ""):
        self.place, self.index, self.query = place, index, query
        self.title = place.title
        self.locale, self.locale_id = index.locale, index.locale_id
        # one step below the section, where no page is: the trail looks above it only
        self.path = index.path + "-" * Page.steplen

    def address(self, language: str | None = None) -> str:
        return self.place.address(language) + self.query
