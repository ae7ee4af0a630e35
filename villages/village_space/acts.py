"""The acts of one press of a button. What may not be done is said on the screen they lead to."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.editorial import review, standing
from villages import freshness
from villages.facts import GROUPS

from .rights import of_village, page_of


def act(leads_to: str):
    """Make of a function that does something and returns what to say a screen of the village."""

    def decorate(do):
        @require_POST
        @of_village
        @wraps(do)
        def view(request, village, **kwargs):
            try:
                messages.success(request, do(request, village, **kwargs))
            except review.Refused as refused:
                messages.warning(request, str(refused))
            return redirect(f"village_space:{leads_to}", village.slug)

        return view

    return decorate


@act("closing")
def close(request, village, pk: int) -> str:
    page = page_of(village, pk, request.user)
    standing.close(page, closed_as=request.POST.get("closed_as", ""), by=request.user)
    return _("“%(title)s” is off the site. You can open it again here.") % {"title": page.title}


@act("closing")
def reopen(request, village, pk: int) -> str:
    page = page_of(village, pk, request.user)
    standing.reopen(page, by=request.user)
    return _("“%(title)s” is on the site again.") % {"title": page.title}


@act("truth")
def confirm(request, village, pk: int) -> str:
    page = page_of(village, pk, request.user)
    page.confirm_truth(by=request.user)
    return _("Thank you: “%(title)s” is still true.") % {"title": page.title}


@act("truth")
def confirm_all(request, village) -> str:
    village.confirm_truth(by=request.user)
    return _("Thank you: all that is told of your village is dated today.")


@act("truth")
def confirm_facts(request, village, group: str) -> str:
    heading = next((known.heading for known in GROUPS if known.code == group), None)
    if heading is None:
        raise Http404
    freshness.confirm(village, group, by=request.user)
    return _("Thank you: “%(group)s” is dated today.") % {"group": heading}


@act("village")
def submit(request, village, pk: int) -> str:
    page = page_of(village, pk, request.user)
    review.submit(page, by=request.user)
    return _("Sent to the CCI. You will get a mail when somebody has read it.")


@act("village")
def withdraw(request, village, pk: int) -> str:
    page = page_of(village, pk, request.user)
    review.withdraw(page, by=request.user)
    return _("Withdrawn. You can change it and send it again.")
