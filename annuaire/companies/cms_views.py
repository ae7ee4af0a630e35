"""The CCI's screens of companies' requests: all of them, one whole, and the acts on it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from annuaire.models import CompanyRequest
from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused
from cms.exporting import as_csv

from . import relaying, retention

PER_PAGE = 50
SHOWN = (
    "needs",
    "period",
    "work_mode",
    "place",
    "budget",
    "company",
    "name",
    "email",
    "phone",
    "siret",
    "language",
    "asks_advice",
)
#: What can be done, by its word in the address, and what is said when it is done.
ACTS = {
    "release": (relaying.release, gettext_lazy("It is sent on.")),
    "discard": (relaying.discard, gettext_lazy("It is thrown away: nobody is written to.")),
    "erase": (retention.erase, gettext_lazy("What the company wrote is erased.")),
}


@allowed(relaying.may_read)
@require_safe
def index(request):
    """The requests of one state and one year, the newest first; the figures of each year."""
    found, state, year = _asked(request)
    years = list(CompanyRequest.objects.per_year())
    context = {
        "page_obj": asked_page(request, found.prefetch_related("addressees"), PER_PAGE),
        "asked_state": state,
        "asked_year": year,
        "states": CompanyRequest.State,
        "held": CompanyRequest.objects.filter(state=CompanyRequest.State.HELD).count(),
        "years": years,
    }
    return _render(
        request, "annuaire/companies/cms/index.html", _("Requests of companies"), context
    )


@allowed(relaying.may_read)
@require_safe
def table(request):
    """The same requests as a table for a spreadsheet, without who wrote them or to whom."""
    found, _state, _year = _asked(request)
    columns = ["received", "state", "language", "advice", "members", "answers", "jobs", "outcome"]
    response = HttpResponse(
        as_csv(columns, (_row(one) for one in found.prefetch_related("addressees"))),
        content_type="text/csv; charset=utf-8",
    )
    response.headers["Content-Disposition"] = 'attachment; filename="requests.csv"'
    return response


@allowed(relaying.may_read)
@require_safe
def one(request, pk: int):
    """One request, whole: what was asked, of whom, and what became of it."""
    found = get_object_or_404(CompanyRequest, pk=pk)
    context = {
        "asked": found,
        "told": [(_label(name), _words(found, name)) for name in SHOWN],
        "addressees": found.addressees.select_related("page"),
        "may_decide": relaying.may_decide(request.user),
        "can_release": relaying.can_release(found),
    }
    return _render(request, "annuaire/companies/cms/request.html", str(found), context)


@allowed(relaying.may_decide)
@require_POST
def act(request, pk: int, word: str):
    """Send a request on, throw it away, or erase it."""
    found = get_object_or_404(CompanyRequest, pk=pk)
    if word not in ACTS:
        raise Http404
    do, told = ACTS[word]
    try:
        do(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    return redirect("company_requests:inspect", found.pk)


def _asked(request):
    """Return the requests that the address asks for, its state and its year."""
    found = CompanyRequest.objects.all()
    state, year = request.GET.get("state", ""), request.GET.get("year", "")
    if state in CompanyRequest.State:
        found = found.filter(state=state)
    else:
        state = ""
    if year.isascii() and year.isdigit() and len(year) == 4 and year[0] != "0":
        found = found.filter(created_at__year=int(year))
    else:
        year = ""
    return found, state, year


def _row(asked: CompanyRequest) -> list:
    answers = [addressee.answer for addressee in asked.addressees.all()]
    return [
        timezone.localdate(asked.created_at),
        asked.state,
        asked.language,
        asked.asks_advice,
        len(answers),
        sum(answer in ("answered", "declined", "job") for answer in answers),
        answers.count("job"),
        asked.outcome,
    ]


def _label(name: str) -> str:
    return CompanyRequest._meta.get_field(name).verbose_name


def _words(asked: CompanyRequest, name: str) -> str:
    value = getattr(asked, name)
    if value is True:
        return _("yes")
    if value in (False, ""):
        return ""
    display = getattr(asked, f"get_{name}_display", None)
    return str(display() if display else value)


def _render(request, template: str, title: str, context: dict):
    return render(request, template, context | {"page_title": title, "header_icon": "mail"})
