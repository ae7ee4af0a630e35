"""Homes, in templates."""

from django import template
from django.utils.formats import number_format

from villages.home_list import HOMES
from villages.housing_choices import EnergyClass

register = template.Library()
NARROW_NO_BREAK_SPACE = "\u202f"


@register.filter
def euros(amount) -> str:
    """Write a sum as the reader's language does, rounded to the euro: ``1 240 €``.

    Empty where there is none: the preview of a draft with gaps.
    """
    if amount is None:
        return ""
    number = number_format(amount, decimal_pos=0, force_grouping=True)
    return f"{number}{NARROW_NO_BREAK_SPACE}€"


@register.simple_tag
def homes_address() -> str:
    """Return the address of the list of all homes, in the language that is being read."""
    return HOMES.address()


@register.inclusion_tag("villages/energy_scale.html")
def energy_scale(code: str, name: str) -> dict:
    """Draw the seven classes, that of `code` marked; `name`: what they are classes of."""
    letters = [letter for letter in EnergyClass if letter != EnergyClass.EXEMPT]
    return {"letters": letters, "own": code, "name": name, "exempt": code == EnergyClass.EXEMPT}
