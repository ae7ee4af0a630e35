"""The CCI's screens of the requests to join: all of them, one whole, and the acts on it."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from annuaire.models import JoinRequest
from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused

from . import acts
from .counts import counts_by_state, counts_by_year
from .duplicates import duplicates_of
from .place import ANSWERED_WITHIN, answer_by

PER_PAGE = 50
OPEN = "open"
#: What is shown of a request, in this order, besides its name.
SHOWN = (
    "first_name",
    "last_name",
    "trading_name",
    "email",
    "phone",
    "trade",
    "family",
    "place",
    "settled_in",
    "website",
    "languages",
    "language",
    "presentation",
    "looks_for",
)
#: The acts that ask for nothing, by their word in the address, and what is said when they are done.
ACTS = {
    "accept": (acts.accept, gettext_lazy("%(name)s is invited: an account, and a draft entry.")),
    "clear": (acts.clear, gettext_lazy("%(name)s waits for an answer, and was written to.")),
    "discard": (acts.discard, gettext_lazy("The request of %(name)s is thrown away.")),
}


class DeclineForm(forms.Form):
    """Why it is no. The letter says it in the applicant's language."""

    because = forms.ChoiceField(
        label=gettext_lazy("Why"), choices=JoinRequest.Because, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("Your own words"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("They stand in the letter as you write them."),
    )


@allowed(acts.may_read)
@require_safe
def index(request):
    """The requests in one state, what waits first; how many there were each year."""
    asked = request.GET.get("state", OPEN)
    found = JoinRequest.objects.select_related("village", "family")
    if asked == OPEN:
        found = found.filter(state__in=JoinRequest.OPEN).order_by("created_at", "pk")
    elif asked in JoinRequest.State:
        found = found.filter(state=asked)
    counts = counts_by_state()
    return _render(
        request,
        "annuaire/joining/cms/index.html",
        _("Requests to join"),
        page_obj=asked_page(request, found, PER_PAGE),
        asked=asked,
        shelves=[
            (OPEN, _("To be answered"), sum(counts.get(state, 0) for state in JoinRequest.OPEN)),
            *((state.value, state.label, counts.get(state, 0)) for state in JoinRequest.State),
        ],
        late_before=timezone.now() - ANSWERED_WITHIN,
        columns=[_("Received"), _("Accepted"), _("Declined")],
        years=[
            (year["year"], [year["came"], year["accepted"], year["declined"]])
            for year in counts_by_year()
        ],
    )


@allowed(acts.may_read)
@require_safe
def one(request, pk: int):
    """One request, whole, with what resembles it and what can be done."""
    return _one(request, get_object_or_404(JoinRequest, pk=pk), DeclineForm())


@allowed(acts.may_decide)
@require_POST
def decline(request, pk: int):
    """Say no, in a letter that says why."""
    found = get_object_or_404(JoinRequest, pk=pk)
    form = DeclineForm(request.POST)
    if form.is_valid():
        try:
            acts.decline(found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s is told why it is no.") % {"name": found})
            return redirect("joining:request", found.pk)
    return _one(request, found, form)


@allowed(acts.may_decide)
@require_POST
def act(request, pk: int, word: str):
    """Accept a request, throw it away, or say that it is a real one."""
    found = get_object_or_404(JoinRequest, pk=pk)
    if word not in ACTS:
        raise Http404
    do, told = ACTS[word]
    try:
        do(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told % {"name": found})
    return redirect("joining:request", found.pk)


def _one(request, found: JoinRequest, form):
    return _render(
        request,
        "annuaire/joining/cms/request.html",
        str(found),
        request_to_join=found,
        told=[(_label(name), _words(found, name)) for name in SHOWN],
        duplicates=duplicates_of(found),
        answer_by=answer_by(found),
        may_decide=acts.may_decide(request.user),
        states=JoinRequest.State,
        form=form,
    )


def _label(name: str) -> str:
    return _("Where") if name == "place" else JoinRequest._meta.get_field(name).verbose_name


def _words(found: JoinRequest, name: str) -> str:
    if name == "languages":
        names = dict(JoinRequest._meta.get_field("languages").flatchoices)
        return ", ".join(str(names[code]) for code in found.languages)
    if name == "language":
        return found.get_language_display()
    value = getattr(found, name)
    return "" if value is None else str(value)


def _render(request, template: str, title: str, **context):
    return render(request, template, {"page_title": title, "header_icon": "user"} | context)
