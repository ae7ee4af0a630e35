"""A booking as calendars know it."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from cms.calendars.entries import Entry, uid_for

from .hours import hours_of


def entry_of(booking) -> Entry:
    """Return the calendar entry of `booking`, in its guest's language: from the first hour at
    which the télécentre is open in that part of the day to the last; the day, and the part in
    words, where no hours are known."""
    telecentre = booking.telecentre
    with translation.override(booking.language):
        spans = hours_of(telecentre.timetable, booking.day, booking.part)
        what = {"what": booking.get_wanted_display(), "where": telecentre.title}
        if spans:
            summary = _("%(what)s: %(where)s") % what
            starts, ends = spans[0].on(booking.day)[0], spans[-1].on(booking.day)[1]
        else:
            what["part"] = booking.get_part_display().lower()
            summary = _("%(what)s, %(part)s: %(where)s") % what
            starts = ends = booking.day
        return Entry(
            uid=uid_for("desk", booking.pk),
            summary=summary,
            starts=starts,
            ends=ends,
            location=location_of(telecentre),
            url=f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{telecentre.address()}",
            is_cancelled=booking.is_cancelled,
        )


def location_of(telecentre) -> str:
    """Return where `telecentre` is, on one line."""
    told = [telecentre.title, telecentre.street_address, telecentre.parent_page.title]
    return ", ".join(part for part in told if part)
