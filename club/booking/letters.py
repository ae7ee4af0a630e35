"""Who is written to about a booking, with the entry for their calendars.

The guest in their language; the hosts, who are the people that answer for the télécentre, each
in theirs. A reply to the one's letter goes to the other.
"""

from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from club.addresses import MINE, desk_address
from club.hosts import hosts_of
from club.models import DeskBooking
from cms.calendars.entries import Entry, tell
from cms.calendars.writing import invitation
from cms.outbox.letters import post_letter

from .entries import entry_of

Origin = DeskBooking.Origin


def booked(booking: DeskBooking) -> None:
    """Confirm a new booking to its guest, and tell the hosts of one that they did not make.

    Where a host answered a request, both are written to by that answer.
    """
    if booking.origin == Origin.REQUEST:
        return
    entry = tell(entry_of(booking))
    _to_guest("club/booking/letters/booked", booking, entry)
    if booking.origin == Origin.DIRECT:
        _to_hosts("club/booking/letters/booked_host", booking, entry)


def cancelled(booking: DeskBooking) -> None:
    """Tell the guest that the booking is cancelled, and the hosts where it is the guest's act."""
    entry = tell(entry_of(booking))
    _to_guest("club/booking/letters/cancelled", booking, entry)
    if not booking.cancelled_by_host:
        _to_hosts("club/booking/letters/cancelled_host", booking, entry)


def for_host(entry: Entry, booking: DeskBooking, language: str) -> Entry:
    """Return the same `entry` as a host has it in a calendar: who comes, and for what."""
    with translation.override(language):
        told = {"name": booking.name, "what": booking.get_wanted_display()}
        return replace(entry, summary=_("%(name)s: %(what)s") % told)


def _to_guest(letter: str, booking: DeskBooking, entry: Entry) -> None:
    if not booking.email:
        return  # somebody who telephoned
    post_letter(
        letter,
        to=(booking.email, booking.language),
        reply_to=booking.telecentre.contact_email,
        context={
            "booking": booking,
            "telecentre": booking.telecentre,
            "entry": entry,
            "page_path": booking.telecentre.address(booking.language),
            "desk_path": desk_address(booking.telecentre, booking.language),
            "mine_path": MINE.address(booking.language) if booking.user_id else "",
            "quoted_words": "\n".join(f"> {line}" for line in booking.words.splitlines()),
        },
        attachments=[invitation(entry)],
    )


def _to_hosts(letter: str, booking: DeskBooking, entry: Entry) -> None:
    for host in hosts_of(booking.telecentre):
        post_letter(
            letter,
            to=host.recipient,
            reply_to=booking.email,
            context={
                "booking": booking,
                "telecentre": booking.telecentre,
                "entry": entry,
            },
            attachments=[invitation(for_host(entry, booking, host.language))],
        )
