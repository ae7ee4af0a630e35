"""The CCI's screens of the mandates: all of them, and a question before each act on one."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cms.accounts.guard import allowed
from cms.editorial.models import Mandate
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused
from cms.translation.languages import site_languages

from . import acts
from .acts import Successor
from .filter import MandateFilter
from .rights import keeps_mandates

PER_PAGE = 50


class SuccessorForm(forms.Form):
    """Who gets the mandate."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=site_languages,
        initial=settings.LANGUAGE_CODE,
    )


@dataclass(frozen=True)
class Act:
    """An act on a mandate as it is asked about: its question, its button, what was done."""

    do: object
    title: Promise
    told: Promise
    button: Promise
    done: Promise
    form: type[forms.Form] = forms.Form


ACTS = {
    "suspend": Act(
        acts.suspend,
        gettext_lazy("Suspend a mandate"),
        gettext_lazy(
            "It opens nothing any more, from this moment, not even to who is logged in. Nothing "
            "is deleted, what waits for you goes on waiting, and you can give it back. The person "
            "gets a mail that says so."
        ),
        gettext_lazy("Suspend it"),
        gettext_lazy("The mandate of %(person)s is suspended."),
    ),
    "give-back": Act(
        acts.give_back,
        gettext_lazy("Give a mandate back"),
        gettext_lazy("It opens again what it opened. The person gets a mail that says so."),
        gettext_lazy("Give it back"),
        gettext_lazy("%(person)s has the mandate again."),
    ),
    "transfer": Act(
        acts.transfer,
        gettext_lazy("Hand a mandate on"),
        gettext_lazy(
            "Somebody else gets it, with the same role and page, and this person has it no more: "
            "both at once. Each of them gets one mail."
        ),
        gettext_lazy("Hand it on"),
        gettext_lazy("The mandate of %(person)s is handed on."),
        SuccessorForm,
    ),
    "end": Act(
        acts.end,
        gettext_lazy("End a mandate"),
        gettext_lazy(
            "The person holds the page no more, from this moment, and gets a mail that says so. "
            "What they wrote stays, and their name in its history."
        ),
        gettext_lazy("End it"),
        gettext_lazy("The mandate of %(person)s has ended."),
    ),
}


@allowed(keeps_mandates)
@require_safe
def index(request):
    """Every mandate, a page at a time, with what its holder did last."""
    mandate_filter = MandateFilter(request.GET)
    return _render(
        request,
        "editorial/mandates/index.html",
        _("Mandates"),
        form=mandate_filter,
        page_obj=asked_page(request, mandate_filter.found(), PER_PAGE),
    )


@allowed(keeps_mandates)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request, pk: int, word: str):
    """Ask before an act on one mandate; do it on POST."""
    mandate = get_object_or_404(Mandate.objects.select_related("user", "page"), pk=pk)
    asked = ACTS[word]
    form = asked.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _do(asked, mandate, form, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, asked.done % {"person": mandate.user})
            return redirect("editorial:mandates")
    return _render(
        request,
        "editorial/mandates/ask.html",
        asked.title,
        act=asked,
        mandate=mandate,
        form=form,
    )


def _do(asked: Act, mandate: Mandate, form, *, by) -> None:
    about = [Successor(**form.cleaned_data)] if form.fields else []
    asked.do(mandate, *about, by=by)


def _render(request, template: str, title, **context):
    return render(request, template, {"page_title": title, "header_icon": "key"} | context)
