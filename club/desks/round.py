"""What the weekly mail tells hosts: who still waits for an answer about a desk."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from club.hosts import Host, hosts_of
from club.models import DeskRequest
from cms.rounds.parts import Item, Part, register

from .links import answer_link


class DesksPart:
    """Requests that nobody has answered, each with the link that answers it. The first letter
    interrupts, for somebody waits with a day in mind; saying it again can wait for this mail, until
    the day is near (`club.desks.following`)."""

    order = 5
    is_reason_to_write = True

    def people(self, today: date) -> set[int]:
        return {host.user.pk for _request, host in _owed(today)}

    def part(self, user, today: date) -> Part | None:
        items = [_item(request, host) for request, host in _owed(today) if host.user == user]
        if not items:
            return None
        heading = ngettext(
            "Somebody waits for an answer about a desk",
            "Several people wait for an answer about a desk",
            len(items),
        )
        return Part(heading, items)


def _owed(today: date) -> list[tuple[DeskRequest, Host]]:
    """Return the requests of days to come that came before `today` and wait for a host, each with
    everybody who may answer it by an account."""
    waiting = DeskRequest.objects.filter(
        state=DeskRequest.State.WAITING,
        erased_at=None,
        day__gt=today,
        created_at__date__lt=today,
    ).select_related("telecentre")
    return [
        (request, host)
        for request in waiting.order_by("day", "pk")
        for host in hosts_of(request.telecentre)
        if host.user
    ]


def _item(request: DeskRequest, host: Host) -> Item:
    text = _("%(place)s, %(day)s: %(what)s") % {
        "place": request.telecentre.title,
        "day": date_format(request.day, "DATE_FORMAT"),
        "what": request.get_wanted_display(),
    }
    return Item(text, [(_("Answer"), answer_link(request, host))])


def join_rounds() -> None:
    """Let the weekly mail say it."""
    register(DesksPart())
