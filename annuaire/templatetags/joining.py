"""The way to the request to join, from any template."""

from django import template

from annuaire.joining.place import JOIN

register = template.Library()


@register.simple_tag
def join_address() -> str:
    """Return where one asks to join, in the language that is being read."""
    return JOIN.address()
