"""Villages: invented ones, with the facts that their form asks for."""

import datetime
from decimal import Decimal

import factory

from villages.models import VillageIndexPage, VillagePage
from villages.models.village import CommitteePerson, VillagePhotograph

from .media import SiteImageFactory
from .pages import PageFactory, ReviewedPageFactory, section


class VillageIndexPageFactory(PageFactory):
    class Meta:
        model = VillageIndexPage

    title = "Villages"
    slug = "villages"
    parent = section("tests.factories.home.HomePageFactory")


class VillagePageFactory(ReviewedPageFactory):
    """A village. With `with_photographs`, two pictures; with `with_committee`, one person."""

    class Meta:
        model = VillagePage

    class Params:
        with_photographs = factory.Trait(
            photographs=factory.LazyFunction(
                lambda: [VillagePhotograph(image=SiteImageFactory()) for _ in range(2)]
            )
        )
        with_committee = factory.Trait(
            committee=factory.LazyFunction(
                lambda: [CommitteePerson(name="Jeanne Invent", role="maire")]
            )
        )

    title = factory.Sequence(lambda n: f"Village-sur-Baïse {n}")
    slug = factory.Sequence(lambda n: f"village-sur-baise-{n}")
    summary = "Des couverts, un marché, la fibre."
    presentation = "<p>On y vient pour le calme et l’on y reste pour les gens.</p>"
    contact_email = "accueil@exemple.test"
    # the communes of the Gers end at 32468: none of these is one that a test names
    insee_code = factory.Sequence(lambda n: f"32{500 + n % 500}")
    postal_code = "32230"
    population = 1200
    commune_source = "Test"
    commune_checked_on = datetime.date(2026, 1, 15)
    latitude = Decimal("43.52480")
    longitude = Decimal("0.16090")
    parent = section("tests.factories.villages.VillageIndexPageFactory")

    draft_change = {"summary": "Des couverts, un marché, la fibre, et du jazz en août."}
