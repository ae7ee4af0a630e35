"""Who works with whom, for the pages that everybody reads."""

from django import template

from annuaire.network import teams as network

register = template.Library()


@register.simple_tag
def partners_of(page):
    """Return the entries that work with `page`, for cards; none for a page that is not kept yet."""
    return network.partners_of(page) if page.pk else []


@register.simple_tag
def teams(most: int = network.SHOWN):
    """Return the `most` largest teams, each a list of entries."""
    return network.teams(most)
