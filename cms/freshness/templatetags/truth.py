"""What templates say of how fresh a page is."""

from django import template

register = template.Library()


@register.simple_tag
def checked_on(page):
    """Return the day on which somebody last said that `page` is true; None when it is of a kind
    that is not asked about, or for a preview of what was never public."""
    if page.pk is None or page.stays_true is None or not page.live:
        return None
    return page.last_checked()
