"""Télécentres: invented ones, with a week that most of them have."""

from datetime import time
from decimal import Decimal

import factory

from villages.models import OpeningHours, TelecentrePage, TelecentrePhotograph

from .media import SiteImageFactory
from .pages import ReviewedPageFactory, section

MORNING, AFTERNOON = (time(9), time(12)), (time(14), time(18))


def office_hours() -> list[OpeningHours]:
    """Return the rows of Monday to Friday, 9 to 12 and 14 to 18."""
    return [
        OpeningHours(weekday=weekday, opens=opens, closes=closes)
        for weekday in range(1, 6)
        for opens, closes in (MORNING, AFTERNOON)
    ]


class TelecentrePageFactory(ReviewedPageFactory):
    """A télécentre open in office hours.

    With `with_photographs`, a picture; with `bare`, nothing but its name is known.
    """

    class Meta:
        model = TelecentrePage

    class Params:
        with_photographs = factory.Trait(
            photographs=factory.LazyFunction(
                lambda: [TelecentrePhotograph(image=SiteImageFactory())]
            )
        )
        bare = factory.Trait(
            presentation="",
            street_address="",
            desks=None,
            equipment=[],
            day_eur=None,
            opening_hours=[],
        )

    title = factory.Sequence(lambda n: f"La Ruche de Cantelauze {n}")
    slug = factory.Sequence(lambda n: f"la-ruche-de-cantelauze-{n}")
    presentation = "Un ancien chai, huit bureaux, du café."
    street_address = "3 place de la Halle"
    desks = 8
    equipment = ["fibre", "printer"]
    day_eur = Decimal("12.50")
    opening_hours = factory.LazyFunction(office_hours)
    parent = section("tests.factories.villages.VillagePageFactory")

    draft_change = {"desks": 9}
