"""The way to the guichet unique, from any template."""

from django import template

from guichet.enquiring.place import CULTURE
from guichet.enquiring.villages_in_mind import VillagesInMind

register = template.Library()


@register.simple_tag
def culture_enquiry_address(*villages) -> str:
    """Return where professionals of culture write, in the language that is being read, with the
    `villages` that they think of."""
    return CULTURE.address() + VillagesInMind.query_of(villages)
