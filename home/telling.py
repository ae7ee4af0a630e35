"""What is known of a portrait as finished sentences, in any language."""

from django.utils.translation import gettext as _


def portrait_in_short(portrait) -> list[str]:
    """Return who is portrayed, and what is known of how they came."""
    told = [_("This is the story of %(name)s.") % {"name": portrait.name}]
    if portrait.place:
        told.append(_("Place: %(place)s.") % {"place": portrait.place})
    if portrait.arrival_year:
        told.append(_("Year of arrival: %(year)s.") % {"year": portrait.arrival_year})
    return told
