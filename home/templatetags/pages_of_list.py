"""The numbers under a list that goes on over several pages."""

from collections.abc import Iterator

from django import template
from django.core.paginator import Page

register = template.Library()


@register.simple_tag
def page_numbers(page_obj: Page) -> Iterator[int | str]:
    """Give the numbers to show: the first ones, those round the current one, the last ones.

    Django's own method starts from page 1 when a template calls it, for it cannot pass a number.
    """
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
