"""What the CCI says of itself: its team, the plan of the site, the declaration, its settings."""

import datetime
from decimal import Decimal

import factory
from django.utils import timezone

from home.models import AccessibilityPage, SiteMapPage, SiteSettings, TeamPage
from home.models.team import Adviser, PartnerOrganisation, Project

from .media import SiteImageFactory
from .pages import PageFactory, section

HOME = "tests.factories.home.HomePageFactory"


class TeamPageFactory(PageFactory):
    """The team. With `with_people`, two advisers (one has a photograph) and two organisations."""

    class Meta:
        model = TeamPage

    class Params:
        with_people = factory.Trait(
            advisers=factory.LazyFunction(
                lambda: [
                    Adviser(
                        name="Aline Conseil",
                        role="installation",
                        phone="05 36 49 00 01",
                        email="aline@exemple.test",
                        languages=["fr", "en"],
                        photograph=SiteImageFactory(),
                    ),
                    Adviser(name="Basile Conseil"),
                ]
            ),
            organisations=factory.LazyFunction(
                lambda: [
                    PartnerOrganisation(
                        name="Chambre de métiers",
                        helps_with=[Project.CRAFT, Project.START],
                        presentation="Pour les artisans.",
                        phone="05 36 49 00 02",
                        website="https://metiers.exemple.test/gers",
                    ),
                    PartnerOrganisation(name="Gers Initiatives", helps_with=[Project.FINANCE]),
                ]
            ),
        )

    title = "L’équipe"
    slug = "equipe"
    introduction = "Qui vous répond."
    parent = section(HOME)


class SiteMapPageFactory(PageFactory):
    class Meta:
        model = SiteMapPage

    title = "Plan du site"
    slug = "plan-du-site"
    parent = section(HOME)


class AccessibilityPageFactory(PageFactory):
    """The declaration, without an audit. With `audited`, one of today that found 72.5 %."""

    class Meta:
        model = AccessibilityPage

    class Params:
        audited = factory.Trait(
            auditor="Cabinet Exemple",
            audited_on=factory.LazyFunction(timezone.localdate),
            rate=Decimal("72.5"),
        )

    title = "Accessibilité"
    slug = "accessibilite"
    organisation = "La chambre de commerce et d’industrie du Gers"
    established_on = datetime.date(2026, 3, 2)
    parent = section(HOME)


class SiteSettingsFactory(factory.django.DjangoModelFactory):
    """How to reach the CCI, whole. `site` is Wagtail's."""

    class Meta:
        model = SiteSettings

    toll_free_phone = "0 800 00 00 00"
    international_phone = "+33 5 36 49 00 00"
    phone_hours = "du lundi au vendredi"
    email = "bonjour@exemple.test"
    postal_address = "1 place de la Halle\n32000 Auch"
