"""The addresses of a page in each language.

The tree is French. A page keeps its French address under another language's prefix until an
approved translation of it exists, except that the sections (`VillageIndexPage`…) have a
name in every language: ``/fr/annuaire/dupont/`` is ``/en/directory/dupont/``.
"""

from functools import cache

from django.conf import settings
from django.http import Http404
from django.utils import translation
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .addresses import in_every_language

SOURCE = settings.LANGUAGE_CODE


class AddressableMixin:
    """For every page type: its address in the language that is being read."""

    #: For a section page, its slug in each language; its French one is the page's own.
    section_slugs: dict[str, str] = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if "section_slugs" in vars(cls):
            cls.section_slugs = in_every_language(cls.section_slugs)

    def address(self, language: str | None = None) -> str:
        """Return the path of this page under `language` (the active one when not given)."""
        language = language or translation.get_language() or SOURCE
        path = self.url_path.split("/", 2)[2]  # without the home page's own slug
        section, _, rest = path.partition("/")
        if section:
            section = _slug_in(language, section)
            return f"/{language}/{section}/{rest}"
        return f"/{language}/"

    @classmethod
    def section_pattern(cls) -> str:
        """Return the regular expression of a section's names, in whichever language."""
        return "|".join(sorted(set(cls.section_slugs.values())))

    @classmethod
    def check_section(cls, name: str) -> None:
        """Raise `Http404` unless `name` is the section's in the language that is being read."""
        if name != cls.section_slugs[translation.get_language()]:
            raise Http404


class RootMixin(AddressableMixin):
    """For the home page: finds any page by its address, in one query however deep it lies."""

    def route(self, request, path_components):
        language = translation.get_language()
        components = list(path_components)
        if components:
            components[0] = _source_slug(language, components[0])
            if components[0] is None:
                raise Http404
        url_path = self.url_path + "".join(f"{slug}/" for slug in components)
        try:
            return RouteResult(self.find(url_path))
        except Page.DoesNotExist:
            raise Http404 from None

    def find(self, url_path: str) -> Page:
        """Return the live page at `url_path`, as its own type. Raises `Page.DoesNotExist`."""
        return Page.objects.live().get(url_path=url_path).specific


@cache
def _sections() -> list[dict[str, str]]:
    from django.apps import apps

    return [
        model.section_slugs
        for model in apps.get_models()
        if issubclass(model, Page) and getattr(model, "section_slugs", None)
    ]


def _slug_in(language: str, source_slug: str) -> str:
    """Return the section's name in `language`, or `source_slug` when it is no section's."""
    for slugs in _sections():
        if slugs[SOURCE] == source_slug:
            return slugs.get(language, source_slug)
    return source_slug


def _source_slug(language: str, slug: str) -> str | None:
    """Return the French slug behind `slug`; None when that section has another name here."""
    for slugs in _sections():
        if slugs.get(language, slugs[SOURCE]) == slug:
            return slugs[SOURCE]
    for slugs in _sections():
        if slugs[SOURCE] == slug:
            return None
    return slug
