"""The screens of those who answer: all the enquiries, one whole, and the acts on it."""

from django import forms
from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused
from guichet.models import Enquiry

from . import acts
from .counts import counts_by_state, counts_by_year
from .people import may_answer, may_read
from .telling import contact_of, project_of

PER_PAGE = 50
OPEN, MINE = "open", "mine"
#: The acts that ask for nothing, by their word in the address, and what is said when they are done.
ACTS = {
    "take": (acts.take, gettext_lazy("You answer this enquiry: colleagues see your name on it.")),
    "clear": (acts.clear, gettext_lazy("It waits like the others, from today.")),
    "discard": (acts.discard, gettext_lazy("It is thrown away, and deleted in a month.")),
}


class AnswerForm(forms.Form):
    """What was done, for colleagues."""

    words = forms.CharField(
        label=gettext_lazy("What was done"),
        max_length=2_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy(
            "For your colleagues: called when, what was agreed, what comes next. Nobody else"
            " reads it; the person may ask to see it."
        ),
    )


@allowed(may_read)
@require_safe
def index(request):
    """The enquiries in one state, what waits for longest first; how many there were each year."""
    asked = request.GET.get("state", OPEN)
    counts = counts_by_state()
    mine = Enquiry.objects.filter(state=Enquiry.State.TAKEN, taken_by=request.user)
    shelves = [
        (OPEN, _("To be answered"), sum(counts.get(state, 0) for state in Enquiry.OPEN)),
        (MINE, _("Taken up by me"), mine.count()),
        *((state.value, state.label, counts.get(state, 0)) for state in Enquiry.State),
    ]
    if asked not in {code for code, _label, _count in shelves}:
        asked = OPEN
    found = mine if asked == MINE else Enquiry.objects.filter(state__in=_states(asked))
    waiting_first = [F("answer_by").asc(nulls_last=True), "created_at", "pk"]
    if asked not in (OPEN, MINE, *Enquiry.OPEN):
        waiting_first = ["-changed_at", "-pk"]
    return _render(
        request,
        "guichet/cms/index.html",
        _("Enquiries"),
        page_obj=asked_page(
            request, found.select_related("taken_by").order_by(*waiting_first), PER_PAGE
        ),
        asked=asked,
        shelves=shelves,
        columns=[_("Received"), _("Answered"), _("To be answered")],
        years=[
            (year["year"], [year["came"], year["answered"], year["waiting"]])
            for year in counts_by_year()
        ],
    )


@allowed(may_read)
@require_safe
def one(request, pk: int):
    """One enquiry, whole, and what can be done with it."""
    return _one(request, _found(pk))


@allowed(may_answer)
@require_POST
def answer(request, pk: int):
    """Say that its sender has an answer, and what was done."""
    found = _found(pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            acts.answer(found, by=request.user, seen=_seen(request), **form.cleaned_data)
        except Refused as refusal:
            # what was typed stays; what has changed since is shown, and may be answered again
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is answered."))
            return redirect("enquiries:index")
    return _one(request, found, form)


@allowed(may_answer)
@require_POST
def act(request, pk: int, word: str):
    """Take an enquiry up, throw it away, or say that it is a real one."""
    if word not in ACTS:
        raise Http404
    do, told = ACTS[word]
    try:
        do(_found(pk), by=request.user, seen=_seen(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    return redirect("enquiries:enquiry", pk)


def _found(pk: int) -> Enquiry:
    return get_object_or_404(Enquiry.objects.select_related("taken_by", "changed_by"), pk=pk)


def _seen(request) -> str:
    """Return the turn that the person saw; one that none was ever in when none is said."""
    return request.POST.get("seen") or "-"


def _states(asked: str) -> tuple:
    return Enquiry.OPEN if asked == OPEN else (asked,)


def _one(request, found: Enquiry, form: AnswerForm | None = None):
    return _render(
        request,
        "guichet/cms/enquiry.html",
        _("Enquiry no. %(number)s") % {"number": found.pk},  # a title stays in browsers' histories
        enquiry=found,
        contact=contact_of(found),
        project=project_of(found),
        may_answer=may_answer(request.user),
        is_mine=found.taken_by == request.user,
        states=Enquiry.State,
        turn=acts.turn_of(found),
        form=form or AnswerForm(initial={"words": found.words}),
    )


def _render(request, template: str, title: str, **context):
    return render(request, template, {"page_title": title, "header_icon": "mail"} | context)
