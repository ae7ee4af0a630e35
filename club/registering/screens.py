"""The public screens of a meeting's registration: in one tap for who is logged in, by the form.

The page of a meeting is the same for all, without a cookie; its button posts here. No CSRF token
is asked for: a visitor has no account that another site could act with, and who has one is
registered only by what a page of this site sent, as the browser says itself.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from club.addresses import MINE, REGISTRATION_WORDS, registration_address
from club.models import ClubEventPage, ClubIndexPage
from cms.editorial.review import Refused
from cms.kept_forms.typed import is_from_here
from cms.public_forms.views import answer, public_form

from . import acts
from .form import RegisterForm
from .links import address_of
from .opening import Closed, closed, is_for
from .place import registering_screen

#: What a closed meeting answers: gone for good, or no such thing.
STATUS = {Closed.OFF: 404, Closed.UNASKED: 404}
ON_ITS_WAY = "sent"


@public_form
def register(request, section: str, slug: str, word: str):
    """Register for the meeting named `slug`; with ``?sent`` what comes next."""
    event = _event(ClubEventPage.objects.listed(), section, slug, word)
    if why := closed(event):
        return _refuse(request, event, why.words, status=STATUS.get(why, 410), why=why)
    if request.method == "POST" and "stamp" not in request.POST:
        return _tap(request, event)
    if request.method != "POST" and request.user.is_authenticated:
        return _one_tap(request, event)
    if not is_for(event, None):
        return _for_members(request, event)
    context = {"page": registering_screen(event), "event": event}
    if request.method != "POST" and ON_ITS_WAY in request.GET:
        return render(request, "club/registering/sent.html", context)
    form = RegisterForm(request)
    if form.is_sent():
        if form.is_new:
            try:
                acts.register(
                    event,
                    **form.cleaned_data,
                    language=get_language(),
                    is_confirmed=False,
                    doubt=form.doubt,
                )
            except Refused as refusal:  # it closed while they typed
                return _refuse(request, event, str(refusal), status=410)
        return redirect(f"{registration_address(event)}?{ON_ITS_WAY}")
    return answer(request, form, "club/registering/register.html", context)


@require_POST
@login_required
def cancel_own(request, section: str, slug: str, word: str):
    """Cancel what who is logged in has registered for, from « Mon club »."""
    event = _event(ClubEventPage.objects.all(), section, slug, word)
    own = event.registrations.active().filter(user=request.user).first()
    if own is None:
        raise Http404
    try:
        acts.cancel(own, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your registration is cancelled. A letter says so too."))
    return redirect(MINE.address())


def _event(events, section: str, slug: str, word: str) -> ClubEventPage:
    ClubIndexPage.check_section(section)
    if word != REGISTRATION_WORDS[get_language()]:
        raise Http404
    return get_object_or_404(
        events.worded().select_related("locale", "village", "telecentre"), slug=slug
    )


def _tap(request, event):
    """The button of the meeting's page: who is logged in is registered, others get the form."""
    if not request.user.is_authenticated or not is_from_here(request):
        return redirect(registration_address(event))
    if not is_for(event, request.user):
        return _for_members(request, event)
    try:
        registration = acts.register_account(event, user=request.user)
    except Refused as refusal:
        return _refuse(request, event, str(refusal), status=410)
    return redirect(address_of(registration, get_language()))


def _one_tap(request, event):
    """Who is logged in and came without the button: their registration, or the button."""
    if own := event.registrations.active().filter(user=request.user).first():
        return redirect(address_of(own, get_language()))
    if not is_for(event, request.user):
        return _for_members(request, event)
    context = {"page": registering_screen(event), "event": event}
    return render(request, "club/registering/tap.html", context)


def _for_members(request, event):
    context = {"page": registering_screen(event), "event": event}
    return render(request, "club/registering/for_members.html", context, status=403)


def _refuse(request, event, words: str, *, status: int, why: Closed | None = None):
    context = {
        "page": registering_screen(event),
        "event": event,
        "words": words,
        "is_cancelled": why == Closed.CANCELLED,
    }
    return render(request, "club/registering/refused.html", context, status=status)
