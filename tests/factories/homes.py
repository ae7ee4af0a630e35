"""Homes to rent and to buy, invented."""

from datetime import timedelta

import factory
from django.utils import timezone

from cms.editorial.models import Standing
from villages.models import HousingPage, HousingPhotograph

from .media import SiteImageFactory
from .pages import ReviewedPageFactory, section


class HousingPageFactory(ReviewedPageFactory):
    """A house to rent. `sale` sells it; `with_photographs` has two pictures; `expired` was shown
    until yesterday, `closed` was let (or sold) meanwhile."""

    class Meta:
        model = HousingPage

    class Params:
        sale = factory.Trait(tenure="sale", price_eur=185_000, charges_eur=None)
        exempt = factory.Trait(
            dpe="exempt",
            ges="exempt",
            energy_cost_min_eur=None,
            energy_cost_max_eur=None,
            energy_cost_year=None,
        )
        with_photographs = factory.Trait(
            photographs=factory.LazyFunction(
                lambda: [HousingPhotograph(image=SiteImageFactory()) for _ in range(2)]
            )
        )
        expired = factory.Trait(state="expired")
        closed = factory.Trait(state="closed")

    title = factory.Sequence(lambda n: f"Maison de village {n}")
    slug = factory.Sequence(lambda n: f"maison-de-village-{n}")
    tenure = "rent"
    kind = "house"
    price_eur = 590
    charges_eur = 30
    surface_m2 = 85
    rooms = 4
    bedrooms = 3
    dpe = "D"
    ges = "B"
    energy_cost_min_eur = 1_240
    energy_cost_max_eur = 1_720
    energy_cost_year = 2023
    has_workspace = True
    has_fibre = True
    presentation = "Au calme, à deux pas de la place et de l’école."
    parent = section("tests.factories.villages.VillagePageFactory")

    draft_change = {"presentation": "Au calme, à deux pas de l’école, avec un jardin."}

    @classmethod
    def bring_to(cls, state, page, author, draft_change):
        super().bring_to(state, page, author, draft_change)
        standing = Standing.objects.filter(page_id=page.pk)
        if state == "expired":
            standing.update(expires_on=timezone.localdate() - timedelta(days=1))
        if state == "closed":
            closed_as = page.ways_to_close()[0][0]
            standing.update(closed_as=closed_as, closed_at=timezone.now(), closed_by=author)
