"""Texts that people wrote: in which language they are, and nothing in them but text."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html
from wagtail.whitelist import Whitelister

register = template.Library()
harmless = Whitelister()


@register.filter
def prose(text: str) -> SafeString:
    """Show a rich text: its links and pictures found, anything but harmless markup taken out.

    The CMS cleans what is typed in it; what came another way is cleaned here.
    """
    return mark_safe(harmless.clean(expand_db_html(text)))  # noqa: S308 cleaned


@register.simple_tag
def text_lang(page) -> str:
    """Write `` lang="fr"`` when the page's own text is French and the reader reads English."""
    if page.is_in_active_language:
        return mark_safe("")
    return format_html(' lang="{}"', page.locale.language_code)


@register.simple_tag
def page_name(page) -> str | SafeString:
    """Write the page's name: a section's is known in every language, any other is marked."""
    if page.is_in_active_language:
        return page.title
    if section := getattr(page, "section_name", ""):
        return str(section)
    return format_html('<span lang="{}">{}</span>', page.locale.language_code, page.title)
