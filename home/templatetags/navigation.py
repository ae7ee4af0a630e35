"""The ways round the site: menus from the page tree, the trail to a page, its languages."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Page, Site

from cms.editorial.pages import SitePage, public_pages
from cms.translation.wording import SOURCE, put_titles
from home.models import AccessibilityPage
from home.models.accessibility import Compliance, compliance
from home.sitemaps import alternate_codes

register = template.Library()

#: Characters of a search that go along to another language; no search that one types is longer.
LONGEST_QUERY = 2000


@dataclass(frozen=True)
class LanguageLink:
    """A page in one language: `name` is the language's name for itself."""

    code: str
    name: str
    address: str
    is_current: bool
    #: The language that the page is read in there, when it is not that one; empty otherwise.
    read_in: str = ""


@register.simple_tag(takes_context=True)
def menu(context) -> dict:
    """Return the home page, the pages of the menu, and the other pages below home."""
    request = context.get("request")
    if request is None:
        return {}
    if not hasattr(request, "_menu"):
        # header, footer and breadcrumb show it, one request reads it once
        request._menu = _menu(request, context.get("page"), context.get("closed"))
    return request._menu


def _menu(request, page, closed) -> dict:
    site = Site.find_for_request(request)
    if site is None:
        return {}
    home = _in_language_of(page, site.root_page.specific_deferred)
    children = public_pages(closed).child_of(home).specific(defer=True)
    # what every page says of the accessibility statement is read with the menu
    children = children.annotate(
        audited_on=F("accessibilitypage__audited_on"), rate=F("accessibilitypage__rate")
    )
    children = [_in_language_of(home, child) for child in children]
    put_titles([home, *children])
    others = [child for child in children if not child.show_in_menus]
    return {
        "home": home,
        "sections": [child for child in children if child.show_in_menus],
        "others": [child for child in others if not isinstance(child, AccessibilityPage)],
        "pages": [home, *children],
    }


@dataclass(frozen=True)
class AccessibilityMention:
    """What the law wants on every page: the state, and where the declaration is."""

    state: Compliance
    address: str


@register.simple_tag(takes_context=True)
def accessibility_mention(context) -> AccessibilityMention | None:
    """Return what to say of accessibility; None where the site has no declaration."""
    for page in menu(context).get("pages", []):
        if isinstance(page, AccessibilityPage):
            state = compliance(page.audited_on, page.rate, timezone.localdate())
            return AccessibilityMention(state, page.address())
    return None


@register.simple_tag(takes_context=True)
def mark_current(context, address: str) -> str:
    """Write `` aria-current`` on the link to what is being read, or to the section it is in."""
    path = context["request"].path if "request" in context else ""
    if not path.startswith(address):
        return ""
    return format_html(' aria-current="{}"', "page" if path == address else "true")


@register.simple_tag(takes_context=True)
def trail(context, page) -> list[Page]:
    """Return the pages above `page`, the home page first; none that was taken down.

    A page that does not tell where it stands gives the way to it as `trail` in its context.
    """
    if "trail" in context:
        return context["trail"]
    known = {entry.path: entry for entry in menu(context).get("pages", [])}
    step, top = Page.steplen, 2 * Page.steplen  # the root of all pages is not one to go to
    paths = [page.path[:length] for length in range(top, len(page.path), step)]
    if not all(path in known for path in paths):
        found = Page.objects.live().filter(path__in=paths).order_by("path").specific(defer=True)
        known = {above.path: _in_language_of(page, above) for above in found}
        put_titles(known.values())
    return [known[path] for path in paths if path in known]


def _in_language_of(page, other):
    """Return `other`, knowing its language without asking when it is that of `page`."""
    if page and page.locale_id == other.locale_id:
        other.locale = page.locale
    return other


@register.simple_tag(takes_context=True)
def languages(context, page=None) -> list[LanguageLink]:
    """Return where `page` is in each language; without a page, where the site begins.

    What is searched for goes along: parameters are the same in every language.
    """
    request = context.get("request")
    asked = request.GET.urlencode()[:LONGEST_QUERY] if request and page else ""
    told_in = _told_in(page)
    links = []
    for code, name in settings.LANGUAGES:
        address = _address_in(page, code)
        if asked and "?" not in address:
            address += f"?{asked}"
        read_in = SOURCE if SOURCE in told_in and code not in told_in else ""
        links.append(LanguageLink(code, name, address, code == get_language(), read_in))
    return links


def _told_in(page) -> set[str]:
    """Return the languages that `page` may be read in; none for a screen of the site's own, which
    is in every one."""
    return page.translated_into() if isinstance(page, SitePage) else set()


def _address_in(page, language: str) -> str:
    """Return where `page` is read in `language`: a page written for readers of another language
    only has no address there, the one above it has."""
    if not page:
        return f"/{language}/"
    if isinstance(page, SitePage) and page.locale.language_code not in {SOURCE, language}:
        return page.parent_page.address(language)
    return page.address(language)


@register.simple_tag(takes_context=True)
def alternates(context, page) -> list[tuple[str, str]]:
    """Return the pairs of a language and the absolute address of `page` in it, for each language
    that it may be read in; none for a page in one language, nor for a part of a list."""
    request = context.get("request")
    if request is None or request.GET or not isinstance(page, SitePage) or page.is_hidden:
        return []
    return [
        (code, request.build_absolute_uri(page.address(language)))
        for code, language in alternate_codes(page.translated_into())
    ]


@register.simple_tag(takes_context=True)
def canonical(context, page) -> str:
    """Return the one address of what is read: the page's, in the language it is written in."""
    language = getattr(page, "text_language", page.locale.language_code)
    address = page.address(language)
    number = context["page_obj"].number if "page_obj" in context else 1
    query = f"?page={number}" if number > 1 else ""
    return context["request"].build_absolute_uri(address + query)
