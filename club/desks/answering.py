"""Where a host answers one request: by the link of a letter, or logged in, from « Mon village » and
the host's screen (`club.booking.host_screens`)."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from club.addresses import host_address
from club.booking.acts import Full
from club.booking.rights import hosted
from club.by_letter import by_letter
from club.hosts import Host
from club.models import ClubIndexPage, DeskRequest
from cms.editorial.review import Refused

from . import acts
from .form import OtherDayForm, WordsForm
from .links import read_answer_link
from .place import LONGEST_NUMBER

#: The names of the buttons.
PRESSED = ("yes", "other", "no", "clear", "discard")


@require_http_methods(["GET", "HEAD", "POST"])
@hosted
def host_request(request, telecentre, section: str, word: str, number: str):
    """One request, answered by who is logged in."""
    ClubIndexPage.check_section(section)
    if len(number) > LONGEST_NUMBER:
        raise Http404
    found = telecentre.desk_requests.filter(erased_at=None).select_related("answered_by", "booking")
    desk_request = get_object_or_404(found, pk=number)
    desk_request.telecentre = telecentre
    return _answer(request, desk_request, Host.person(request.user), back=host_address(telecentre))


@by_letter
def answer(request, token: str):
    """The same by the link of a letter, without logging in."""
    if found := read_answer_link(token):
        return _answer(request, *found)
    return render(request, "club/desks/link_closed.html", status=404)


def _answer(request, desk_request: DeskRequest, by: Host, back: str = ""):
    pressed = next((name for name in PRESSED if name in request.POST), "")
    forms = {
        "yes": WordsForm(request.POST if pressed == "yes" else None, prefix="yes"),
        "other": OtherDayForm(
            request.POST if pressed == "other" else None,
            prefix="other",
            telecentre=desk_request.telecentre,
            initial={"part": desk_request.part},
        ),
        "no": WordsForm(request.POST if pressed == "no" else None, prefix="no"),
    }
    context, status = {}, 200
    if pressed in ("clear", "discard") or (pressed in forms and forms[pressed].is_valid()):
        try:
            _act(pressed, desk_request, by, forms)
            return redirect(request.path)
        except Refused as refusal:
            context, status = {"refusal": str(refusal)}, 409
        except Full as full:
            context, status = {"full": full}, 409
        desk_request.refresh_from_db(fields=["state", "answered_at", "answered_by"])
    return render(
        request,
        "club/desks/host_request.html",
        context
        | {
            "desk_request": desk_request,
            "telecentre": desk_request.telecentre,
            "forms": forms,
            "pressed": pressed,
            "back": back,
        },
        status=status,
    )


def _act(pressed: str, desk_request: DeskRequest, by: Host, forms: dict) -> None:
    said = forms[pressed].cleaned_data if pressed in forms else {}
    match pressed:
        case "yes":
            acts.accept(desk_request, by=by, **said)
        case "other":
            acts.propose(desk_request, by=by, **said)
        case "no":
            acts.decline(desk_request, by=by, **said)
        case "clear":
            acts.clear(desk_request, by=by)
        case "discard":
            acts.discard(desk_request, by=by)
