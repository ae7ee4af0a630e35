"""The reader's way to say that something is no longer true, and what readers said."""

from django import template

from cms.corrections.address import correction_address
from cms.corrections.reading import open_corrections as find
from cms.editorial.pages import ReviewedPage

register = template.Library()


@register.inclusion_tag("corrections/link.html", takes_context=True)
def correction_link(context) -> dict:
    """Offer readers of a page that somebody keeps to say what is no longer true on it."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, ReviewedPage) or getattr(request, "is_preview", False):
        return {}
    return {"address": correction_address(page)}


@register.inclusion_tag("corrections/open.html", takes_context=True)
def open_corrections(context, page) -> dict:
    """Show what readers say of `page` and of what stands under it, with what can be answered."""
    request = context["request"]
    return {
        "corrections": list(find(page)),
        "about": page,
        "back": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
        "request": request,
    }
