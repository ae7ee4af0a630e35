"""Businesses to take over, and what is kept of them out of public sight."""

from datetime import timedelta

import factory
from django.utils import timezone

from entreprendre.models import (
    DossierOpening,
    DossierPhotograph,
    EntreprendreIndexPage,
    TakeoverDossier,
    TakeoverPage,
    TakeoverPhotograph,
)

from .media import SiteImageFactory, picture
from .pages import PageFactory, ReviewedPageFactory, section
from .people import UserFactory


class EntreprendreIndexPageFactory(PageFactory):
    class Meta:
        model = EntreprendreIndexPage

    title = "Entreprendre"
    slug = "entreprendre"
    parent = section("tests.factories.home.HomePageFactory")


class TakeoverPageFactory(ReviewedPageFactory):
    """A bakery. `confidential`: its teaser only; `with_photographs`: two pictures."""

    class Meta:
        model = TakeoverPage

    class Params:
        confidential = factory.Trait(
            is_confidential=True, title=factory.Sequence(lambda n: f"Fournil de campagne {n}")
        )
        with_photographs = factory.Trait(
            photographs=factory.LazyFunction(
                lambda: [TakeoverPhotograph(image=SiteImageFactory()) for _ in range(2)]
            )
        )

    title = factory.Sequence(lambda n: f"Boulangerie et salon de thé {n}")
    trade = "Boulangerie, salon de thé"
    sector = "C"
    kind = "going-concern"
    premises = "lease"
    price_eur = 120_000
    turnover = "100-250"
    staff = 2
    surface_m2 = 90
    has_living_quarters = True
    living_quarters_note = "Quatre pièces au-dessus du fournil"
    reason = "retirement"
    presentation = "Un four à bois, une clientèle fidèle, la place du marché devant la porte."
    public_aid = "Prêt d’honneur, sous conditions."
    cci_support = "Lecture des bilans avec vous."
    parent = section("tests.factories.villages.VillagePageFactory")

    draft_change = {"presentation": "Un four à bois, et un second four électrique."}


class TakeoverDossierFactory(factory.django.DjangoModelFactory):
    """The dossier of a confidential takeover; with `with_photograph`, one picture."""

    class Meta:
        model = TakeoverDossier
        skip_postgeneration_save = True

    class Params:
        with_photograph = factory.Trait(
            pictures=factory.RelatedFactory(
                "tests.factories.entreprendre.DossierPhotographFactory", "dossier"
            )
        )

    page = factory.SubFactory(TakeoverPageFactory, confidential=True)
    business_name = "Au Pain Secret"
    address = "14 rue des Canaris"
    presentation = "Le dernier fournil de la rue."
    figures = "Résultat 2025 : 31 415 €."
    seller_name = "Honorine Dissimule"
    seller_phone = "05 62 99 88 77"
    seller_email = "honorine@exemple.test"


class DossierPhotographFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DossierPhotograph

    dossier = factory.SubFactory(TakeoverDossierFactory)
    file = factory.Sequence(lambda n: picture(f"fournil-{n}.png"))
    description = "L’enseigne dissimulée."


class DossierOpeningFactory(factory.django.DjangoModelFactory):
    """An opening in force. Its link is known to nobody, unless `token_hash` is given."""

    class Meta:
        model = DossierOpening

    dossier = factory.SubFactory(TakeoverDossierFactory)
    name = "Rémi Repreneur"
    email = "remi@exemple.test"
    opened_by = factory.SubFactory(UserFactory, adviser=True)
    open_until = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    token_hash = factory.Sequence(lambda n: f"{n:064x}")
