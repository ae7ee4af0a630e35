"""Where the letter of an invitation leads: without an account, for whoever has the letter.

Opening it changes nothing, for programs that check mails open links too.
"""

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.accounts.second_factor import account_at, is_of_the_cci
from cms.editorial.review import Refused
from cms.public_forms.by_letter import by_letter
from villages.models import CommitteeInvitation

from . import acts, letters


class NameForm(forms.Form):
    """What a new account is called: it stands beside what its owner writes."""

    use_required_attribute = False

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)


@by_letter
def invitation(request, token: str):
    """What is asked, by whom; the answer on POST."""
    found = letters.read(token)
    if found is None or found.withdrawn_at:
        return render(request, "villages/committees/closed.html", status=404)
    if found.accepted_at:
        return _accepted(request, found, found.accepted_by)
    if found.declined_at:
        return _render(request, "declined", found)
    if not CommitteeInvitation.objects.acceptable().filter(pk=found.pk).exists():
        return render(request, "villages/committees/closed.html", status=404)
    has_account = account_at(found.email) is not None
    is_accepting = request.method == "POST" and "decline" not in request.POST
    form = None
    if not has_account:
        names = {"first_name": found.first_name, "last_name": found.last_name}
        form = NameForm(request.POST if is_accepting else None, initial=names)
    refusal = ""
    try:
        if request.method == "POST" and not is_accepting:
            acts.decline(found)
            return _render(request, "declined", found)
        if is_accepting and (form is None or form.is_valid()):
            user = acts.accept(found, **(form.cleaned_data if form else {}))
            return _accepted(request, found, user)
    except Refused as refused:
        refusal = str(refused)
    return _render(request, "invitation", found, form=form, refusal=refusal)


def _accepted(request, found, user):
    """Lead to the log-in: by a mailed code, but for an account that opens with its password."""
    needs_password = user is not None and is_of_the_cci(user)
    login = "account_login" if needs_password else "account_request_login_code"
    return _render(
        request,
        "accepted",
        found,
        login_path=reverse(login),
        needs_password=needs_password,
        is_logged_in=user is not None and request.user == user,
    )


def _render(request, name: str, found, **context):
    context |= {"invitation": found, "village": found.village}
    return render(request, f"villages/committees/{name}.html", context)
