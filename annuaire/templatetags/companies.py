"""Where companies choose members and write to them."""

from django import template

from annuaire.companies.addresses import COMPANIES, REQUEST, SELECTION
from annuaire.companies.selection import Selection

register = template.Library()


@register.simple_tag
def companies_addresses() -> dict[str, str]:
    """Return the addresses of the companies' screens, in the language that is being read."""
    return {
        "companies": COMPANIES.address(),
        "selection": SELECTION.address(),
        "request": REQUEST.address(),
    }


@register.filter
def selection_of(members: list) -> str:
    """Return the address that sets `members` side by side, as many as fit."""
    return SELECTION.address() + Selection.query_of(members[: Selection.most])
