"""A member's screen: propose a theme."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from club.addresses import MINE
from club.mine.guard import for_the_club
from cms.editorial.review import Refused

from . import acts
from .form import ThemeForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_club
def propose(request, section: str, word: str):
    """Write a theme; then it stands in « Mon club », until the CCI answers."""
    page = MINE.page(section, word)
    form = ThemeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.propose(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you: the CCI reads it, and writes to you."))
            return redirect(page.address())
    return render(request, "club/themes/propose.html", {"place": page.address(), "form": form})
