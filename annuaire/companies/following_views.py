"""Where members and companies say what became of a request.

Letters lead there with a signed link, which needs no account: whoever has the letter has what it
says. Opening it changes nothing, for programs that check mails open links too. Members find the
same in « Mon espace ».
"""

from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annuaire.models import Addressee, AnnuaireIndexPage, CompanyRequest
from cms.editorial.models import Mandate
from cms.public_forms.by_letter import by_letter as answered_by_letter

from . import following
from .addresses import COMPANIES
from .letters import find


class OutcomeForm(forms.Form):
    """What the company says."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=CompanyRequest.Outcome.choices,
        widget=forms.RadioSelect,
    )
    outcome_words = forms.CharField(
        label=gettext_lazy("A few words, if you like (optional)"),
        help_text=gettext_lazy("The CCI alone reads them."),
        widget=forms.Textarea,
        max_length=600,
        required=False,
    )


def by_letter(view):
    """Give `view` the token of the address, in the annuaire's section
    (`cms.public_forms.by_letter`)."""

    @answered_by_letter
    @wraps(view)
    def answer(request, section: str, word: str, token: str):
        AnnuaireIndexPage.check_section(section)
        return view(request, token)

    return answer


def _closed(request):
    context = {"companies_address": COMPANIES.address()}
    return render(request, "annuaire/companies/link_closed.html", context, status=404)


@by_letter
def answer(request, token: str):
    """The member says whether they answered, declined, or found a job in it."""
    addressee = find(Addressee, token)
    if addressee is None or addressee.request.erased_at:
        return _closed(request)
    is_said = request.method == "POST" and _say(request, addressee)
    context = {"addressee": addressee, "answers": _answers(), "is_said": is_said}
    return render(request, "annuaire/companies/answer.html", context)


@by_letter
def follow_up(request, token: str):
    """The company says what became of its request."""
    asked = find(CompanyRequest, token)
    if asked is None or asked.erased_at:
        return _closed(request)
    form = OutcomeForm(
        request.POST if request.method == "POST" else None,
        initial={"outcome": asked.outcome, "outcome_words": asked.outcome_words},
    )
    is_said = form.is_valid()
    if is_said:
        following.conclude(asked, form.cleaned_data["outcome"], form.cleaned_data["outcome_words"])
    context = {"asked": asked, "form": form, "is_said": is_said}
    return render(request, "annuaire/companies/follow_up.html", context)


@require_safe
@never_cache
@login_required
def requests(request):
    """What companies asked of the entries that who is logged in keeps, the newest first."""
    addressees = _mine(request.user).order_by("-request__created_at", "-pk")
    return render(
        request,
        "annuaire/companies/requests.html",
        {"addressees": addressees, "answers": _answers()},
    )


@require_POST
@login_required
def answer_request(request, pk: int):
    """The same answer as by the letter's link, from « Mon espace »."""
    addressee = get_object_or_404(_mine(request.user), pk=pk)
    if _say(request, addressee):
        messages.success(request, _("It is written down. You can change it at any time."))
    return redirect("member_space:requests")


def _mine(user):
    mine = Mandate.objects.for_user(user).filter(role=Mandate.Role.MEMBER)
    return (
        Addressee.objects.filter(page__in=mine.values("page"))
        .filter(request__state=CompanyRequest.State.SENT, request__erased_at=None)
        .exclude(answer=Addressee.Answer.UNREACHED)
        .select_related("request", "page")
    )


def _answers() -> list[tuple[str, str]]:
    return [(code.value, code.label) for code in Addressee.SAID]


def _say(request, addressee) -> bool:
    try:
        following.say(addressee, request.POST.get("answer", ""))
    except ValueError:
        return False
    return True
