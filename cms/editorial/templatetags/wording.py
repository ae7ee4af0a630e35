"""Texts that people wrote: in which language they are, and nothing in them but text."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html
from wagtail.whitelist import Whitelister

register = template.Library()
harmless = Whitelister()

#: Letters of a page's description that search engines show.
LONGEST_DESCRIPTION = 160


@register.filter
def prose(text: str) -> SafeString:
    """Show a rich text: its links and pictures found, anything but harmless markup taken out.

    The CMS cleans what is typed in it; what came another way is cleaned here.
    """
    return mark_safe(harmless.clean(expand_db_html(text)))  # noqa: S308 cleaned


@register.simple_tag
def text_lang(page) -> str:
    """Write `` lang="fr"`` when the text of the page, or of its row, is French and the reader reads
    English."""
    if page.is_in_active_language:
        return mark_safe("")
    return format_html(' lang="{}"', page.text_language)


@register.simple_tag
def in_short(page) -> list[str]:
    """Return what is known of the page as sentences in the language that is being read, where
    nobody has told the page in it; none where somebody has."""
    if page.is_in_active_language:
        return []
    language = get_language()
    known = page.__dict__.setdefault("_in_short", {})  # asked by the page and by its head
    if language not in known:
        known[language] = page.in_short()
    return known[language]


@register.simple_tag
def page_description(page, *others: str) -> str:
    """Return what search engines show of the page: its own description, else the first of `others`
    that says anything; where these are in another language than the reader's, what is known of it.
    """
    known = Truncator(" ".join(in_short(page))).chars(LONGEST_DESCRIPTION)
    own = getattr(page, "search_description", "")  # a screen that is no page has none
    return known or own or next(filter(None, others), "")


@register.simple_tag
def page_name(page) -> str | SafeString:
    """Write the page's name: a section's is known in every language, any other is marked."""
    if page.is_in_active_language:
        return page.title
    if section := getattr(page, "section_name", ""):
        return str(section)
    return format_html('<span lang="{}">{}</span>', page.text_language, page.title)
