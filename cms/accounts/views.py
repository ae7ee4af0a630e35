"""Where somebody with an account lands who does not work in the CMS."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
@login_required
def account_home(request):
    """Show who is logged in, the pages they hold, and what they can do with their account."""
    held = request.user.mandates.select_related("page").order_by("page__title")
    return render(request, "account/home.html", {"mandates": held})
