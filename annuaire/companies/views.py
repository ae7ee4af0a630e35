"""What companies see: how to find a skill, the members side by side, the request."""

from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.public_forms.views import answer, public_form

from . import relaying
from .addresses import COMPANIES, REQUEST, SELECTION
from .facts import side_by_side
from .families import families
from .forms import RequestForm
from .selection import Selection

SENT = "?envoye=1"


@require_safe
def companies(request, section: str, word: str):
    """How one finds a skill here, and what happens when one writes."""
    page = COMPANIES.page(section, word)
    context = {
        "page": page,
        "families": families(),
        "most": Selection.most,
        "selection_address": SELECTION.address(),
        "request_address": REQUEST.address(),
    }
    return render(request, "annuaire/companies/companies.html", context)


@require_safe
def selection(request, section: str, word: str):
    """The members that the address names side by side, with all that the public may read."""
    chosen = Selection.read(request.GET)
    page = SELECTION.page(section, word, query=chosen.query)
    context = {
        "page": page,
        "shortlist": chosen,
        "rows": side_by_side(chosen.pages),
        "request_address": REQUEST.address(),
        "companies_address": COMPANIES.address(),
    }
    return render(request, "annuaire/companies/selection.html", context)


@public_form
def ask(request, section: str, word: str):
    """One request to the members that the address names, or to the CCI; sent once."""
    chosen = Selection.read(request.GET)
    page = REQUEST.page(section, word, query=chosen.query)
    if request.method != "POST" and request.GET.get("envoye") == "1":
        return render(
            request,
            "annuaire/companies/sent.html",
            {"page": page, "companies_address": COMPANIES.address()},
        )
    form = RequestForm(request, chosen)
    if form.is_sent():
        if form.is_new:
            relaying.receive(
                form.cleaned_data, chosen=chosen, language=get_language(), doubt=form.doubt
            )
        return redirect(REQUEST.address() + SENT)
    context = {
        "page": page,
        "shortlist": chosen,
        "selection_address": SELECTION.address(),
        "companies_address": COMPANIES.address(),
    }
    return answer(request, form, "annuaire/companies/request.html", context)
