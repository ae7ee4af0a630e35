"""The acts of one press of a button. What may not be done is said on the first screen."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from annuaire.choices import WayOut
from cms.editorial import people, review, standing
from cms.editorial.drafts import latest_version
from cms.outbox.letters import post_letter

from .entries import Entry, of_entry

SENT = gettext_lazy("Sent to the CCI. You will get a mail when somebody has read it.")


def _told(request, do, page) -> None:
    """Do it, and say what came of it."""
    try:
        messages.success(request, do(page, by=request.user))
    except review.Refused as refused:
        messages.warning(request, str(refused))


def act(do):
    """Make of a function that does something and returns what to say a screen of the entry."""

    @of_entry
    @require_POST
    @wraps(do)
    def view(request, page):
        _told(request, do, page)
        return redirect("member_space:home")

    return view


def confirmed(template: str):
    """The same for what is explained before it is done: asked for, `template` explains it."""

    def decorate(do):
        @of_entry
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(do)
        def view(request, page):
            entry = Entry.of(page)
            if request.method != "POST":
                return render(request, template, {"entry": entry})
            _told(request, do, page)
            return redirect("member_space:home")

        return view

    return decorate


@transaction.atomic
def send(page, *, by) -> None:
    """Put the entry before the moderators. Raises `review.Refused` when it may not be, or when
    a text in another language lacks what a public one must have."""
    for text in latest_version(page).texts.all():
        try:
            text.clean_fields(exclude=["page"])
        except ValidationError as error:
            raise review.Refused(
                _("Your text in another language is not whole (%(language)s): say what you do.")
                % {"language": text.get_language_display()}
            ) from error
    review.submit(page, by=by)


@act
def submit(page, by) -> str:
    if Entry.of(page).has_left:
        raise review.Refused(_("You have left the network: come back first."))
    send(page, by=by)
    return SENT


@act
def withdraw(page, by) -> str:
    review.withdraw(page, by=by)
    return _("Withdrawn. You can change it and send it again.")


@confirmed("annuaire/space/pause.html")
def pause(page, by) -> str:
    standing.close(page, closed_as=WayOut.PAUSED, by=by)
    return _("Your entry is off the site. It comes back when you say so.")


@act
def resume(page, by) -> str:
    standing.reopen(page, by=by)
    if not page.live:
        return _("Good to have you back. The public reads your entry when the CCI has approved it.")
    return _("Good to have you back: your entry is on the site again, as it was last approved.")


@confirmed("annuaire/space/leave.html")
@transaction.atomic
def leave(page, by) -> str:
    """Close the entry for good, and tell the CCI and the member what happens next."""
    before = Entry.of(page)
    if before.is_paused:
        standing.reopen(page, by=by)  # within this act: nobody sees it
    standing.close(page, closed_as=WayOut.LEFT, by=by)
    entry = Entry.of(page)
    told = {
        "page_title": page.title,
        "member": str(by),
        "erased_on": entry.erased_on,
        "path": reverse_lazy("member_space:home"),  # in the language of each letter
    }
    for moderator in people.moderators().exclude(pk=by.pk):
        post_letter("annuaire/space/letters/left", to=moderator, context=told)
    for keeper in people.holders(page):
        post_letter("annuaire/space/letters/farewell", to=keeper, context=told)
    return _("You have left the network. Until %(day)s you can come back here.") % {
        "day": date_format(entry.erased_on)
    }
