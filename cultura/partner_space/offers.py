"""The offers of a partner as its own people see them."""

from dataclasses import dataclass

from django.utils import timezone

from cms.editorial.models import Standing
from cms.editorial.policies import mandated_pages
from cultura.models import CulturaOfferPage, CulturaPartnerPage


def partners_of(user) -> list[CulturaPartnerPage]:
    """Return the partners that `user` keeps by a mandate."""
    keys = [page.pk for page in mandated_pages(user)]
    return list(CulturaPartnerPage.objects.filter(pk__in=keys).order_by("path"))


@dataclass(frozen=True)
class KeptOffer:
    """An offer and how it stands: ``closed``, ``draft`` (never public, or taken down by the CCI),
    ``past`` or ``open``."""

    page: CulturaOfferPage
    state: str
    closed_as: str = ""

    @property
    def may_be_closed(self) -> bool:
        return self.state in {"open", "past"}


def offers_of(partner: CulturaPartnerPage) -> list[KeptOffer]:
    """Return all the offers of `partner`, the newest first: two queries."""
    offers = CulturaOfferPage.objects.child_of(partner).order_by("-pk").with_parents()
    below = Standing.objects.filter(page__path__startswith=partner.path)
    standings = {standing.page_id: standing for standing in below}
    today = timezone.localdate()
    return [_kept(offer, standings.get(offer.pk), today) for offer in offers]


def _kept(offer, standing, today) -> KeptOffer:
    if standing and standing.is_closed:
        named = dict(offer.ways_to_close()).get(standing.closed_as, "")
        return KeptOffer(offer, "closed", str(named))
    if not offer.live:
        return KeptOffer(offer, "draft")
    return KeptOffer(offer, "open" if offer.is_open_on(today) else "past")
