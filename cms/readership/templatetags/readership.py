"""The line of a page that says that it was read."""

from django import template

from cms.readership.counting import counted_types
from cms.readership.middleware import address_of

register = template.Library()


@register.inclusion_tag("readership/counted.html", takes_context=True)
def count_readers(context) -> dict:
    """Let who reads the page of this template be counted, where partners keep it and it is no
    preview of a draft."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, counted_types()) or getattr(request, "is_preview", False):
        return {}
    return {
        "address": address_of(page.pk),
        "picture": address_of(page.pk, picture=True),
    }
