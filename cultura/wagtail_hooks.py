"""The offers of culture in the CMS, for partners and for the CCI."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cultura.models import CulturaPartnerPage
from cultura.partner_space.offers import partners_of
from cultura.partner_space.panel import MyOffersPanel


@hooks.register("register_admin_urls")
def addresses():
    return [path("cultura/", include("cultura.partner_space.urls"))]


@hooks.register("construct_homepage_panels", order=200)  # after the panels that all people have
def my_offers(request, panels):
    if partners_of(request.user):
        panels.append(MyOffersPanel(request))


@hooks.register("register_page_header_buttons")
def offers_button(page, user, view_name, next_url=None):
    if isinstance(page, CulturaPartnerPage) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Offers: take down, bring back"),
            reverse("culture_offers:offers", args=[page.pk]),
            icon_name="view",
            priority=15,
        )
