"""The horizon of the whole land, for pages that are of no village."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from villages.geography import AUCH
from villages.skyline import skyline_svg

register = template.Library()


@register.simple_tag
def horizon() -> SafeString:
    """Draw the horizon as it is seen from the middle of the Gers."""
    return mark_safe(skyline_svg(AUCH))  # noqa: S308 made of our own numbers
