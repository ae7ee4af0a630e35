"""Where a change stands, on every screen of the people who made it."""

from django import template

from cms.editorial.progress import progress_of

register = template.Library()


@register.inclusion_tag("editorial/parts/where_it_stands.html", takes_context=True)
def where_it_stands(context, held) -> dict:
    """Say where the page of `held` (a `HeldPage`) stands with the CCI, to who is logged in."""
    request = context.get("request")
    return {
        "held": held,
        "progress": progress_of(held),
        "user": request.user if request else None,
    }
