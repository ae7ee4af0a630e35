"""Homes, in templates."""

from django import template

from cms.measures import euros, measure
from villages.home_list import HOMES
from villages.housing_choices import EnergyClass

register = template.Library()


register.filter(euros)


@register.filter
def square_metres(surface: int | None) -> str:
    """Write a surface with its unit; nothing where a draft lacks it."""
    return "" if surface is None else measure(surface, "m²")


@register.simple_tag
def homes_address() -> str:
    """Return the address of the list of all homes, in the language that is being read."""
    return HOMES.address()


@register.inclusion_tag("villages/energy_scale.html")
def energy_scale(code: str, name: str) -> dict:
    """Draw the seven classes, that of `code` marked; `name`: what they are classes of."""
    letters = [letter for letter in EnergyClass if letter != EnergyClass.EXEMPT]
    return {"letters": letters, "own": code, "name": name, "exempt": code == EnergyClass.EXEMPT}
