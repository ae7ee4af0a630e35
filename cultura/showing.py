"""What the section shows besides its own text: members, partners, and the offers that are open."""

from django.apps import apps
from django.utils import timezone
from wagtail.models import Page

from cms.editorial.paging import asked_page
from cultura.models import CulturaOfferPage, CulturaPartnerPage
from cultura.offer_filter import OfferFilter

MEMBERS_SHOWN = 6
OFFERS_PER_PAGE = 24
#: Where the list of the offers begins on its page: what leads to a search leads there.
ANCHOR = "#offers"


def shown_on(index, request) -> dict:
    """Return what the template of `index` shows besides its fields."""
    closed = Page.objects.all().private_q()  # read once, for the menu too
    offers = CulturaOfferPage.objects.listed(closed).filter(locale_id=index.locale_id)
    today = timezone.localdate()
    return {
        "closed": closed,
        "members": _members(index, closed),
        "families": [trade.family for trade in index.trades.select_related("family")],
        "annuaire": _annuaire(closed),
        "takes_enquiries": apps.get_model("guichet.GuichetPage").objects.listed(closed).exists(),
        "partners": _partners(index, closed),
        "has_archive": offers.archived(today).exists(),
        "anchor": ANCHOR,
        **listed(request, offers.open(today).by_deadline()),
    }


def listed(request, offers) -> dict:
    """Return what a list of `offers` (in order) shows of those that the address asks for."""
    asked = OfferFilter(request.GET, offers=offers)
    page_obj = asked_page(request, asked.found(), OFFERS_PER_PAGE)
    found = CulturaOfferPage.objects.for_cards().in_bulk(page_obj.object_list)
    return {
        "filter": asked,
        "page_obj": page_obj,
        "offers": [found[key] for key in page_obj.object_list],
    }


def _members(index, closed) -> list:
    families = [trade.family_id for trade in index.trades.all()]
    if not families:
        return []
    members = apps.get_model("annuaire.MemberPage").objects.listed(closed)
    return list(members.filter(family__in=families).newest().for_cards()[:MEMBERS_SHOWN])


def _annuaire(closed):
    """Return the section of the members, where the public may read it."""
    sections = apps.get_model("annuaire.AnnuaireIndexPage").objects.listed(closed)
    return sections.select_related("locale").first()


def _partners(index, closed):
    if index.pk is None:  # the preview of a section that is being added
        return []
    return CulturaPartnerPage.objects.listed(closed).child_of(index).alphabetical().for_cards()
