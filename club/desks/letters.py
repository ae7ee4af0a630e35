"""Who is written to about a request, each in their language. Who replies writes to the other."""

from club.addresses import desk_address, host_address
from club.booking.entries import entry_of
from club.booking.letters import for_host
from club.hosts import Host, hosts_of
from club.models import DeskRequest
from cms.calendars.entries import tell
from cms.calendars.writing import invitation
from cms.editorial.people import moderators
from cms.outbox.letters import post_letter
from cms.public_forms.models import Doubt

from .links import answer_link, guest_link
from .nearby import telecentres_near


def arrived(request: DeskRequest, *, but: Host | None = None) -> None:
    """Tell the hosts that somebody asks, except the one who has just read it."""
    _to_hosts("club/desks/letters/arrived", request, but=but)


def remind(request: DeskRequest) -> None:
    """Tell the hosts, once more, that somebody waits for an answer."""
    _to_hosts("club/desks/letters/reminder", request)


def withdrawn(request: DeskRequest) -> None:
    """Tell the hosts that the guest does not come."""
    _to_hosts("club/desks/letters/withdrawn", request)


def held(request: DeskRequest) -> None:
    """Tell the moderators that a request is in doubt; the hosts find it in « Mon village »."""
    for moderator in moderators():
        post_letter(
            "club/desks/letters/held",
            to=moderator,
            context={
                "telecentre": request.telecentre,
                "reason": Doubt(request.doubt).label,
                "path": host_address(request.telecentre, request, moderator.language),
            },
        )


def received(request: DeskRequest) -> None:
    """Tell the guest that the hosts have it."""
    _to_guest("club/desks/letters/received", request)


def proposed(request: DeskRequest) -> None:
    """Ask the guest whether the other day would do."""
    _to_guest("club/desks/letters/proposed", request)


def declined(request: DeskRequest) -> None:
    """Tell the guest that it is no, and where else one could ask."""
    language = request.language
    near = [
        (one, f"{desk_address(one, language)}?jour={request.day:%Y-%m-%d}")
        for one in telecentres_near(request.telecentre)
    ]
    again_path = desk_address(request.telecentre, language)
    _to_guest("club/desks/letters/declined", request, near=near, again_path=again_path)


def unanswered(request: DeskRequest) -> None:
    """Tell the guest, the evening before, that nobody has answered."""
    _to_guest("club/desks/letters/unanswered", request)


def accepted(request: DeskRequest) -> None:
    """Tell the guest and all the hosts that it is booked, each with it for their calendar."""
    booking = request.booking
    entry = tell(entry_of(booking))
    _to_guest(
        "club/desks/letters/accepted",
        request,
        attachments=[invitation(entry)],
        booking=booking,
        location=entry.location,
    )
    for host in hosts_of(request.telecentre):
        post_letter(
            "club/desks/letters/accepted_host",
            to=host.recipient,
            reply_to=request.email,
            context=_context(request)
            | {
                "booking": booking,
                "path": host_address(request.telecentre, None, host.language),
                "has_account": host.user is not None,
            },
            attachments=[invitation(for_host(entry, booking, host.language))],
        )


def _to_hosts(letter: str, request: DeskRequest, *, but: Host | None = None) -> None:
    for host in hosts_of(request.telecentre):
        if but and host.key == but.key:
            continue
        post_letter(
            letter,
            to=host.recipient,
            reply_to=request.email,
            context=_context(request) | {"path": answer_link(request, host)},
        )


def _to_guest(letter: str, request: DeskRequest, *, attachments=(), **context) -> None:
    post_letter(
        letter,
        to=(request.email, request.language),
        reply_to=request.telecentre.contact_email,
        attachments=attachments,
        context=_context(request)
        | {
            "path": guest_link(request),
            "page_path": request.telecentre.address(request.language),
        }
        | context,
    )


def _context(request: DeskRequest) -> dict:
    return {
        "request": request,
        "telecentre": request.telecentre,
        "quoted": _quoted(request.message),
        "quoted_words": _quoted(request.words),
    }


def _quoted(text: str) -> str:
    """Return `text` marked, line by line, as somebody else's words."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
