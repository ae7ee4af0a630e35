"""Offers of culture, in the templates of other rooms too."""

from django import template
from django.utils import timezone

from cultura.addresses import ARCHIVE, deadline_address, deadlines_address
from cultura.models import CulturaOfferPage

register = template.Library()

#: So many are shown on a village's page.
HERE = 3

register.filter(deadline_address)


@register.simple_tag
def calendar_of_deadlines() -> str:
    """Return the address of the calendar to subscribe to, in the language that is being read."""
    return deadlines_address()


@register.simple_tag
def archive_address() -> str:
    """Return the address of the past offers, in the language that is being read."""
    return ARCHIVE.address()


@register.simple_tag(takes_context=True)
def offers_in(context, village) -> list:
    """Return the open offers in `village` or of partners there, those first that close first.

    `closed` of the context, from `private_q`, is used where the page read it already.
    """
    if village.pk is None:  # the preview of a village that is being added
        return []
    listed = CulturaOfferPage.objects.listed(context.get("closed"))
    offers = listed.in_village(village).open(timezone.localdate())
    return list(offers.by_deadline().for_cards()[:HERE])
