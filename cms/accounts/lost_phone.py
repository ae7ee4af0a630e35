"""Somebody of the CCI lost their telephone: an administrator lets them set up another one.

It says how the person was recognised, and never what they had: nobody sees or sets up a second
factor for somebody else.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import require_admin_access
from wagtail.log_actions import log

from .models import User
from .second_factor import reset_second_factor

ACTION = "accounts.reset_second_factor"


class RecognisedForm(forms.Form):
    recognised = forms.CharField(
        label=gettext_lazy("How did you make sure that it is they who ask?"),
        help_text=gettext_lazy(
            "You met, or called the number that you knew before; a mail alone is not enough."
            " Your words stay in the history of this account."
        ),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_admin_access
def reset(request, user_id: int):
    """Ask how the person was recognised; then take away their second factor, and say so to them.

    For superusers, about others: who is still logged in changes their own in their account.
    """
    person = get_object_or_404(User, pk=user_id)
    if not request.user.is_superuser or person.pk == request.user.pk:
        raise PermissionDenied
    form = RecognisedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            reset_second_factor(person, by=request.user)
            data = {"recognised": form.cleaned_data["recognised"]}
            log(instance=person, action=ACTION, user=request.user, data=data)
        said = _("%(person)s sets up another second factor at the next log-in.")
        messages.success(request, said % {"person": person})
        return redirect("wagtailusers_users:index")
    return render(request, "account/lost_phone.html", {"person": person, "form": form})
