"""The first screen of an account: who, how they log in, in which language."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .models import User
from .second_factor import FACTORS, is_of_the_cci


class LanguageForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["language"]


@never_cache
@login_required
def account_home(request):
    """Show who is logged in, the pages they hold, and what they can do with their account."""
    form = LanguageForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        translation.activate(request.user.language)
        messages.success(request, _("Screens and mails come in this language now."))
        return redirect("account_home")
    user = request.user
    context = {
        "form": form,
        "mandates": user.mandates.in_force().select_related("page").order_by("page__title"),
        "factors": Authenticator.objects.filter(user=user, type__in=FACTORS).count(),
        "sessions": UserSession.objects.filter(user=user).count(),
        "is_of_the_cci": is_of_the_cci(user),
    }
    return render(request, "account/home.html", context)
