"""Which language a text is in, for who listens to the page instead of looking at it."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


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
