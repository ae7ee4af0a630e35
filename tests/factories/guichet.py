"""The guichet unique, and what is written to it."""

from datetime import timedelta

import factory
from django.utils import timezone

from guichet.choices import Subject
from guichet.models import Enquiry, GuichetPage, OrganisationNeeds

from .pages import PageFactory, section


class GuichetPageFactory(PageFactory):
    class Meta:
        model = GuichetPage

    title = "Parlons de votre projet"
    slug = "contact"
    introduction = "Trois lignes suffisent."
    parent = section("tests.factories.home.HomePageFactory")


class OrganisationNeedsFactory(factory.django.DjangoModelFactory):
    """Four people who look for a floor to dance on, and beds."""

    class Meta:
        model = OrganisationNeeds

    people = 4
    space_uses = ["rehearsal", "creation"]
    surface_m2 = 120
    height_m = "4.5"
    floor = "dance"
    access = "Un camion à la porte."
    lodging_people = 4
    lodging_time = "Dix jours en juin"


class EnquiryFactory(factory.django.DjangoModelFactory):
    """An enquiry that waits to be taken up. With `held`, one in doubt; with `late`, one that waits
    for longer than promised; with `with_needs`, an organisation and what it looks for."""

    class Meta:
        model = Enquiry
        skip_postgeneration_save = True

    class Params:
        held = factory.Trait(state=Enquiry.State.HELD, doubt="links")
        late = factory.Trait(
            answer_by=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
        )
        with_needs = factory.Trait(
            needs=factory.RelatedFactory(OrganisationNeedsFactory, factory_related_name="enquiry")
        )

    language = "fr"
    subject = Subject.CULTURE
    name = factory.Sequence(lambda n: f"Nora Lamothe{n}")
    organisation = factory.Sequence(lambda n: f"Compagnie des Arcades {n}")
    email = factory.Sequence(lambda n: f"nora{n}@exemple.test")
    phone = "05 62 00 00 00"
    trade = "Danse"
    message = "Nous cherchons un plateau.\n\nEt un <village>."
    horizon = "half-year"
    call_when = "Le soir, par visio"
    state = Enquiry.State.NEW
    answer_by = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=5))
