"""What a committee could do next for its page."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

#: How long a village's facts may go unchecked (design decision D6).
FRESH_FOR = timedelta(days=180)


def suggestions_for(village, today: date) -> list[str]:
    """Return what is missing or has not been checked for long, most useful first."""
    told = []
    if not village.summary:
        told.append(_("Say in one sentence what you would tell a friend: the list shows it."))
    if not village.presentation:
        told.append(_("Write the presentation: how one lives here."))
    if not village.photographs.exists():
        told.append(_("Add a photograph: readers look at it first."))
    if not village.contact_email and not village.contact_phone:
        told.append(_("Say how to reach you: an e-mail address or a telephone number."))
    for group in village.fact_groups:
        if not group.has_any:
            told.append(
                _("“%(group)s” is empty: readers see “not provided”.") % {"group": group.heading}
            )
        elif group.checked_on is None or group.checked_on < today - FRESH_FOR:
            told.append(
                _("Check “%(group)s” and date it: nobody has for six months.")
                % {"group": group.heading}
            )
    return told
