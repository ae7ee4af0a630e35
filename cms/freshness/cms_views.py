"""The CCI's screens: what is stale, a list to call by, what a call brought, which term holds."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Page

from cms.accounts.guard import allowed
from cms.editorial.review import Refused

from . import board
from .forms import TermsForm
from .kinds import kind_of, kinds

CHANGE_TERMS = "freshness.change_freshnessterm"
TOLD = {
    "true": gettext_lazy("“%(title)s” is dated today: still true."),
    "gone": gettext_lazy("“%(title)s” is off the site."),
    "off": gettext_lazy("“%(title)s” is off the site until somebody says that it is true."),
    "later": gettext_lazy("“%(title)s” comes back to this list in two weeks."),
}


def may_read(user) -> bool:
    return user.has_perm(board.VIEW)


def may_call(user) -> bool:
    return user.has_perm(board.CHANGE)


def may_set_terms(user) -> bool:
    return user.has_perm(CHANGE_TERMS)


@allowed(may_read)
@require_safe
def index(request):
    """What is stale, village by village; with what can be done after a call."""
    return render(request, "freshness/board.html", _shown(request))


@allowed(may_read)
@require_safe
def printed(request):
    """The same, as a list to call by, on paper."""
    return render(request, "freshness/printed.html", _shown(request))


@allowed(may_call)
@require_POST
def call(request, pk: int):
    """Write down what a call brought."""
    page = get_object_or_404(Page, pk=pk).specific
    if type(page) not in kinds():
        raise Http404
    outcome = request.POST.get("outcome", "")
    try:
        _record(page, outcome, request)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, TOLD[outcome] % {"title": page.title})
    return redirect("freshness:board")


@allowed(may_set_terms)
@require_http_methods(["GET", "HEAD", "POST"])
def set_terms(request):
    """How long each kind of page may go unchecked."""
    form = TermsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save()
        messages.success(request, _("It holds from now on: the next mails ask by it."))
        return redirect("freshness:terms")
    context = {
        "page_title": _("How long is it true?"),
        "header_icon": "history",
        "form": form,
        "may_read": may_read(request.user),
    }
    return render(request, "freshness/terms.html", context)


def _record(page, outcome: str, request) -> None:
    match outcome:
        case "true":
            board.still_true(page, by=request.user)
        case "gone":
            board.gone(page, request.POST.get("closed_as", ""), by=request.user)
        case "later":
            board.not_reached(page, by=request.user)
        case "off":
            board.take_off(page, by=request.user)
        case _:
            raise Http404


def _shown(request) -> dict:
    asked = request.GET.get("kind", "")
    kind = asked if kind_of(asked) else ""
    only_calls = "calls" in request.GET
    today = timezone.localdate()
    places = board.places(today, kind, only_calls)
    return {
        "page_title": _("Still true?"),
        "header_icon": "history",
        "today": today,
        "places": places,
        "count": sum(len(place.stale) for place in places),
        "kinds": [(one._meta.label, capfirst(one._meta.verbose_name_plural)) for one in kinds()],
        "asked": kind,
        "only_calls": only_calls,
        "may_call": may_call(request.user),
        "may_set_terms": may_set_terms(request.user),
        "outcomes": {code: code for code in TOLD},
        "query": request.GET.urlencode(),
    }
