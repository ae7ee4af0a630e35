"""Where a guest follows their request, by the link of a letter: the answer, the other day that was
proposed, and that they do not come after all."""

from django.shortcuts import redirect, render
from django.utils import timezone

from club.addresses import desk_address
from club.booking.acts import Full
from club.by_letter import by_letter
from club.models import DeskRequest
from cms.editorial.review import Refused

from . import acts
from .links import read_guest_link

State = DeskRequest.State
ACTS = {"agree": acts.agree, "withdraw": acts.withdraw}


@by_letter
def follow(request, token: str):
    """How the request stands; the buttons say yes to the other day, or take it back."""
    desk_request = read_guest_link(token)
    if desk_request is None:
        return render(request, "club/desks/link_closed.html", status=404)
    context, status = {}, 200
    pressed = next((name for name in ACTS if name in request.POST), "")
    if pressed:
        try:
            ACTS[pressed](desk_request)
            return redirect(request.path)
        except Refused as refusal:
            context, status = {"refusal": str(refusal)}, 409
        except Full as full:
            context, status = {"full": full}, 409
        desk_request.refresh_from_db(fields=["state"])
    is_to_come = desk_request.awaited_day >= timezone.localdate()
    return render(
        request,
        "club/desks/guest.html",
        context
        | {
            "desk_request": desk_request,
            "telecentre": desk_request.telecentre,
            "ask_address": desk_address(desk_request.telecentre),
            "may_withdraw": is_to_come
            and desk_request.state in (State.WAITING, State.PROPOSED, State.ACCEPTED),
        },
        status=status,
    )
