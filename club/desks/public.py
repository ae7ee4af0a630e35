"""What anybody sees: where there are desks, and the form to ask for one."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from club.addresses import DESKS
from club.models import ClubIndexPage
from cms.kept_forms.typed import is_from_here
from cms.public_forms.views import answer, public_form

from . import acts
from .form import DeskForm
from .place import (
    DeskPlace,
    decided_at,
    is_open_to_members,
    listed_telecentre,
    takes_requests,
    telecentres,
)

SENT = "?envoye=1"


@require_safe
def desks(request, section: str, word: str):
    """All the télécentres, each with what one can do there: eight of them, so on one screen."""
    return render(
        request,
        "club/desks/desks.html",
        {"page": DESKS.page(section, word), "telecentres": telecentres().alphabetical()},
    )


@public_form
def ask(request, section: str, word: str, pk: str):
    """The form for one télécentre; where its host takes no requests, how to reach them."""
    ClubIndexPage.check_section(section)
    telecentre = listed_telecentre(pk)
    page = DeskPlace(section, word, telecentre)
    decided = decided_at(telecentre)
    context = {
        "page": page,
        "telecentre": telecentre,
        "is_open_to_members": is_open_to_members(decided),
    }
    if not takes_requests(decided):
        return render(request, "club/desks/no_requests.html", context)
    if request.method != "POST" and request.GET.get("envoye") == "1":
        return render(request, "club/desks/sent.html", context)
    form = DeskForm(request, telecentre)
    if form.is_sent():
        if form.is_new:
            form.desk_request.user = _who_is_logged_in(request)
            acts.receive(form.desk_request)
        return redirect(page.address() + SENT)
    return answer(request, form, "club/desks/ask.html", context)


def _who_is_logged_in(request):
    """Return the account of who sends the form from here, None for visitors: a member then finds
    the booking on « My club ». What another site sends is nobody's."""
    is_known = is_from_here(request) and request.user.is_authenticated
    return request.user if is_known else None
