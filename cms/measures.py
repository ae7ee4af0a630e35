"""Numbers with their unit, as the reader's language writes them."""

from decimal import Decimal

from django.utils.formats import number_format

NARROW_NO_BREAK_SPACE = "\u202f"


def measure(value, unit: str = "") -> str:
    """Return `value` with its unit, if it has one: ``1 234 km``, in English ``1,234 km``."""
    number = number_format(value, force_grouping=True)
    return f"{number}{NARROW_NO_BREAK_SPACE}{unit}" if unit else number


def euros(amount: int | float | Decimal) -> str:
    """Return a sum in euros, cents only where there are some: ``1 240 €``, ``12,50 €``."""
    cents = 0 if amount == int(amount) else 2
    number = number_format(amount, decimal_pos=cents, force_grouping=True)
    return f"{number}{NARROW_NO_BREAK_SPACE}€"
