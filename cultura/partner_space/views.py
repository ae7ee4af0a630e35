"""The offers of a partner on one screen, and the acts of one press of a button."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.editorial import review, standing
from cultura.models import CulturaOfferPage, CulturaPartnerPage

from .offers import offers_of


@require_safe
def offers(request, partner: int):
    """All the offers of a partner: how each stands, and how it is taken down or brought back."""
    page = _editable(CulturaPartnerPage, partner, request.user)
    context = {
        "partner": page,
        "offers": offers_of(page),
        "ways": CulturaOfferPage.Closing.choices,
        "page_title": _("Offers of %(partner)s") % {"partner": page.get_admin_display_title()},
        "header_icon": "doc-full",
    }
    return render(request, "cultura/cms/offers.html", context)


@require_POST
def close(request, offer: int):
    """Take an offer off the site at once."""
    page = _editable(CulturaOfferPage, offer, request.user)
    try:
        standing.close(page, closed_as=request.POST.get("closed_as", ""), by=request.user)
        said = _("“%(title)s” is off the site. You can open it again here.")
        messages.success(request, said % {"title": page.get_admin_display_title()})
    except review.Refused as refused:
        messages.warning(request, str(refused))
    return redirect("culture_offers:offers", page.parent_page.pk)


@require_POST
def reopen(request, offer: int):
    """Show an offer again, as it was last approved."""
    page = _editable(CulturaOfferPage, offer, request.user)
    try:
        standing.reopen(page, by=request.user)
        said = _("“%(title)s” is on the site again.")
        messages.success(request, said % {"title": page.get_admin_display_title()})
    except review.Refused as refused:
        messages.warning(request, str(refused))
    return redirect("culture_offers:offers", page.parent_page.pk)


def _editable(model, key: int, user):
    """Return the page `key`, where `user` may change it. To anybody else it is not there: the
    screens tell of drafts. Raises `Http404`."""
    page = model.objects.filter(pk=key).first()
    if page is None or not page.permissions_for_user(user).can_edit():
        raise Http404
    return page
