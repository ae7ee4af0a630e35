"""The way to « Mon club », from the screens of other rooms."""

from django import template

from club.addresses import MINE
from club.models import ClubIndexPage

register = template.Library()


@register.simple_tag
def my_club_address() -> str:
    """Return the address of « Mon club » in the language that is being read; empty while the
    section of the club is not shown."""
    return MINE.address() if ClubIndexPage.objects.listed().exists() else ""
