"""Where companies choose members and write to them."""

from django import template

from annuaire.companies.addresses import COMPANIES, REQUEST, SELECTION

register = template.Library()


@register.simple_tag
def companies_addresses() -> dict[str, str]:
    """Return the addresses of the companies' screens, in the language that is being read."""
    return {
        "companies": COMPANIES.address(),
        "selection": SELECTION.address(),
        "request": REQUEST.address(),
    }
