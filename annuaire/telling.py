"""What is known of a member as finished sentences, in any language: what the public may read."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from annuaire.choices import Availability


def member_in_short(member) -> list[str]:
    """Return what everybody may know of `member`; its skills as far as they have a name in the
    language that is being read."""
    told = []
    if member.family and member.family.is_named_here:
        told.append(_("Trade family: %(family)s.") % {"family": member.family.local_name})
    skills = [skill.local_name for skill in member.skills.all() if skill.is_named_here]
    told += _listed(_("Skills: %(list)s."), skills)
    if member.place:
        told.append(_("Place: %(place)s.") % {"place": member.place})
    told += _listed(_("Languages spoken: %(list)s."), member.get_languages_labels())
    told += _listed(_("Ways of working: %(list)s."), member.get_work_modes_labels())
    return told + _availability(member)


def _availability(member) -> list[str]:
    if not member.availability or not member.is_public("availability"):
        return []
    if member.is_available:
        return [_("New work is welcome now.")]
    if member.availability == Availability.LATER and member.available_from:
        day = date_format(member.available_from)
        return [_("New work is welcome from %(day)s on.") % {"day": day}]
    if member.availability == Availability.BUSY:
        return [_("There is no room for new work at present.")]
    return []


def _listed(words: str, labels) -> list[str]:
    names = ", ".join(map(str, labels))
    return [words % {"list": names}] if names else []
