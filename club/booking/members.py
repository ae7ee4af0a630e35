"""The screens on which members book directly, and give back what they booked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from club.addresses import MINE, desk_address
from club.choices import Wanted
from club.desks.place import listed_telecentre
from club.membership import is_member
from club.models import DeskBooking
from cms.as_typed import LONGEST_NUMBER
from cms.editorial.review import Refused

from . import acts, direct
from .free import settings_of
from .glance import glance
from .hours import PartOfDay
from .mine import bookings_of

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def book(request, pk: int):
    """Two weeks at a glance, each free time a button. What went meanwhile is answered with the
    next free times (409), on the same screen."""
    telecentre = listed_telecentre(str(pk))
    context = {"telecentre": telecentre, "ask_path": desk_address(telecentre)}
    if not is_member(request.user):
        return render(request, "club/booking/members_only.html", context, status=403)
    settings = settings_of(telecentre)
    if settings is None or not settings.is_open_to_members:
        return redirect(context["ask_path"])
    wanted = _wanted(request.POST.get("wanted") or request.GET.get("quoi"), settings)
    status = 200
    if request.method == "POST":
        refusal = _book(request, telecentre, wanted)
        if refusal is None:
            return redirect(f"{request.path}?quoi={wanted}")
        context |= refusal
        status = CONFLICT
    asked = request.POST.get("time") or request.GET.get("du") or ""
    context |= {
        "settings": settings,
        "wanted": wanted,
        "is_room": wanted == Wanted.ROOM,
        "glance": glance(telecentre, settings, wanted, asked.split(" ")[0], request.user),
        "bookings": bookings_of(request.user, telecentre),
        "most": direct.MOST_HALF_DAYS,
    }
    return render(request, "club/booking/book.html", context, status=status)


def _wanted(asked: str | None, settings) -> Wanted:
    return Wanted.ROOM if asked == Wanted.ROOM and settings.has_room else Wanted.DESK


def _book(request, telecentre, wanted: str) -> dict | None:
    """Book what was asked for; return what the screen has to say where that cannot be."""
    chosen = PartOfDay.read(request.POST.get("time", ""))
    if chosen is None:
        return {"refused": _("Choose a time in the table.")}
    day, part = chosen.day, chosen.part
    try:
        direct.book(telecentre, user=request.user, wanted=wanted, day=day, part=part)
    except Refused as refused:
        return {"refused": str(refused)}
    except acts.Full as full:
        return {"chosen": chosen, "full": full}
    said = _("Booked: %(day)s, %(part)s. A letter with the entry for your calendar is on its way.")
    messages.success(
        request,
        said % {"day": formats.date_format(day, "DATE_FORMAT"), "part": part.label.lower()},
    )
    return None


@require_POST
@never_cache
@login_required
def give_back(request, pk: int):
    """Cancel one's own booking; lead back to where its button was."""
    mine = DeskBooking.objects.filter(user=request.user).select_related("telecentre")
    booking = mine.filter(pk=pk).first() if len(str(pk)) <= LONGEST_NUMBER else None
    if booking is None:
        raise Http404
    try:
        direct.give_back(booking, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Cancelled: the place is free for somebody else."))
    if request.POST.get("from") == "desk":
        return redirect("desk_book", booking.telecentre_id)
    return redirect(MINE.address())
