"""The ways round the site: menus from the page tree, the trail to a page, its languages."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page, Site

register = template.Library()


@dataclass(frozen=True)
class LanguageLink:
    """A page in one language: `name` is the language's name for itself."""

    code: str
    name: str
    address: str
    is_current: bool


@register.simple_tag(takes_context=True)
def menu(context) -> dict:
    """Return the home page, the pages of the menu, and the other pages below home."""
    request = context.get("request")
    if request is None:
        return {}
    if not hasattr(request, "_menu"):
        request._menu = _menu(request)  # header and footer show it, one request reads it once
    return request._menu


def _menu(request) -> dict:
    site = Site.find_for_request(request)
    if site is None:
        return {}
    home = site.root_page.specific_deferred
    pages = Page.objects.child_of(home).live().public().specific(defer=True)
    sections, others = [], []
    for page in pages:
        page.locale = home.locale  # a page and what is below it are in one language
        (sections if page.show_in_menus else others).append(page)
    return {"home": home, "sections": sections, "others": others}


@register.simple_tag
def trail(page) -> list[Page]:
    """Return the pages above `page`, the home page first."""
    above = page.get_ancestors().filter(depth__gt=1).specific(defer=True)
    return [_in_language_of(page, ancestor) for ancestor in above]


def _in_language_of(page, other):
    other.locale = page.locale
    return other


@register.simple_tag
def languages(page=None) -> list[LanguageLink]:
    """Return where `page` is in each language; without a page, where the site begins."""
    return [
        LanguageLink(
            code, name, page.address(code) if page else f"/{code}/", code == get_language()
        )
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def canonical(context, page) -> str:
    """Return the one address of what is read: the page's, in the language it is written in."""
    address = page.address(page.locale.language_code)
    number = context["page_obj"].number if "page_obj" in context else 1
    query = f"?page={number}" if number > 1 else ""
    return context["request"].build_absolute_uri(address + query)
