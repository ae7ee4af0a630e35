"""Desks for the day, in templates."""

from django import template
from django.apps import apps
from django.utils.translation import get_language

from club.addresses import desk_address, host_address
from club.desks.place import decided_at, is_open_to_members, takes_requests
from club.models import DeskRequest

register = template.Library()

#: How many answered requests stand below those that wait.
ANSWERED_SHOWN = 10


@register.inclusion_tag("club/desks/panel.html")
def desk_panel(telecentre) -> dict:
    """Show, on the page of `telecentre`, how one asks for a desk; nothing where one cannot, or
    before the page is public."""
    ways = desk_ways(telecentre)
    is_shown = telecentre.live and (ways["takes_requests"] or ways["is_open_to_members"])
    return ways | {"is_shown": is_shown, "telecentre": telecentre}


@register.simple_tag
def desk_ways(telecentre) -> dict:
    """Return what one can do at `telecentre`: ask anybody, book as a member; and where."""
    decided = decided_at(telecentre)
    return {
        "address": desk_address(telecentre),
        "takes_requests": takes_requests(decided),
        "is_open_to_members": is_open_to_members(decided),
    }


@register.inclusion_tag("club/desks/requests_here.html")
def desk_requests(village) -> dict:
    """Show, in « Mon village », the télécentres of `village` with what waits for an answer."""
    model = apps.get_model("villages.TelecentrePage")
    telecentres = list(model.objects.child_of(village).order_by("slug", "pk"))
    requests = DeskRequest.objects.filter(telecentre__in=telecentres, erased_at=None)
    open_ones = list(requests.filter(state__in=DeskRequest.OPEN).order_by("day", "pk"))
    return {
        "telecentres": [
            {
                "page": telecentre,
                "address": host_address(telecentre),
                "requests": [one for one in open_ones if one.telecentre_id == telecentre.pk],
            }
            for telecentre in telecentres
        ]
    }


@register.inclusion_tag("club/desks/requests_of.html")
def desk_requests_of(telecentre) -> dict:
    """Show, on the host's screen, what waits for an answer at `telecentre` and what was answered
    of late."""
    requests = telecentre.desk_requests.filter(erased_at=None)
    requests = requests.select_related("answered_by", "booking")
    return {
        "telecentre": telecentre,
        "requests": requests.filter(state__in=DeskRequest.OPEN).order_by("day", "pk"),
        "answered": requests.exclude(state__in=DeskRequest.OPEN)[:ANSWERED_SHOWN],
    }


@register.simple_tag
def request_address(telecentre, request) -> str:
    """Return where the people of `telecentre` answer `request`."""
    return host_address(telecentre, request, get_language())
