"""Soho Solo Cultura: the section, its partners, what they offer."""

from datetime import timedelta

import factory
from django.utils import timezone

from cultura.models import (
    CulturaIndexPage,
    CulturaOfferPage,
    CulturaOfferPhotograph,
    CulturaPartnerPage,
    CulturaPartnerPhotograph,
)

from .media import SiteImageFactory
from .pages import PageFactory, ReviewedPageFactory, section


class CulturaIndexPageFactory(PageFactory):
    """The section. With `with_adviser`, somebody to speak to."""

    class Meta:
        model = CulturaIndexPage

    class Params:
        with_adviser = factory.Trait(
            adviser_name="Carole Invent",
            adviser_role="Conseillère culture",
            adviser_phone="05 62 00 00 01",
            adviser_email="culture@exemple.test",
            adviser_languages=["fr", "en"],
        )

    title = "Soho Solo Cultura"
    slug = "cultura"
    introduction = "Pour les métiers du spectacle et de la culture."
    parent = section("tests.factories.home.HomePageFactory")


class CulturaPartnerPageFactory(ReviewedPageFactory):
    """A studio in Auch. With `with_photographs`, a picture."""

    class Meta:
        model = CulturaPartnerPage

    class Params:
        with_photographs = factory.Trait(
            photographs=factory.LazyFunction(
                lambda: [CulturaPartnerPhotograph(image=SiteImageFactory())]
            )
        )

    title = factory.Sequence(lambda n: f"La Grange aux arts {n}")
    slug = factory.Sequence(lambda n: f"la-grange-aux-arts-{n}")
    kind = "place"
    summary = "Un plateau de danse dans une grange."
    presentation = "<p>Dix équipes par an, de la première lecture à la générale.</p>"
    disciplines = ["dance", "theatre"]
    commune = "Auch"
    spaces = "Un plateau de 140 m²."
    phone = "05 62 00 00 02"
    email = "grange@exemple.test"
    website = "https://grange.exemple.test/"
    parent = section("tests.factories.cultura.CulturaIndexPageFactory")

    draft_change = {"summary": "Deux plateaux de danse dans une grange."}


class CulturaOfferPageFactory(ReviewedPageFactory):
    """A residency whose last day to apply is in thirty days.

    With `permanent`, always open; `past`, closed yesterday; `space`, a studio with its measures;
    `with_photographs`, a picture.
    """

    class Meta:
        model = CulturaOfferPage

    class Params:
        permanent = factory.Trait(deadline=None)
        past = factory.Trait(
            deadline=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
        )
        space = factory.Trait(
            kind="space", surface_m2=140, ceiling_height_m="5.5", floor="dance", price_eur="45.00"
        )
        with_photographs = factory.Trait(
            photographs=factory.LazyFunction(
                lambda: [CulturaOfferPhotograph(image=SiteImageFactory())]
            )
        )

    title = factory.Sequence(lambda n: f"Résidence de création {n}")
    slug = factory.Sequence(lambda n: f"residence-de-creation-{n}")
    kind = "residency"
    summary = "Trois semaines au plateau, avec un logement."
    presentation = "<p>Une équipe de six personnes au plus.</p>"
    disciplines = ["dance"]
    applicants = ["company"]
    deadline = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    what_is_given = "Le plateau, la technique, les repas de midi."
    amount_eur = 3_000
    has_lodging = True
    how_to_apply = "Trois pages et une vidéo."
    apply_email = "residences@exemple.test"
    parent = section("tests.factories.cultura.CulturaPartnerPageFactory")

    draft_change = {"summary": "Quatre semaines au plateau, avec un logement."}
