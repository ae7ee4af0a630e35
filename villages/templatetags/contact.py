"""Telephone numbers that can be called from a page."""

import re

from django import template

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """Return the address that dials a French `number`, from abroad too: ``tel:+33562000000``."""
    digits = re.sub(r"\D", "", number)
    return f"tel:+33{digits.removeprefix('33').removeprefix('0')}"


@register.filter
def international(number: str) -> str:
    """Return `number` as a reader abroad dials it: ``+33 5 62 00 00 00``."""
    digits = tel(number).removeprefix("tel:+33")
    pairs = " ".join(digits[n : n + 2] for n in range(1, len(digits), 2))
    return f"+33 {digits[:1]} {pairs}"
