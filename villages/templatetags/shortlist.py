"""Where a reader's own choice of villages is shown."""

from django import template

from villages.choosing.views import COMPARE, SHORTLIST

register = template.Library()


@register.simple_tag
def compare_address() -> str:
    """Return the address of the comparison, in the language that is being read."""
    return COMPARE.address()


@register.simple_tag
def shortlist_address() -> str:
    """Return the address of the shortlist, in the language that is being read."""
    return SHORTLIST.address()
