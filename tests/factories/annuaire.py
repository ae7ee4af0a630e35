"""Members of the network."""

import factory

from annuaire.models import AnnuaireIndexPage, MemberPage

from .media import SiteImageFactory
from .pages import PageFactory, ReviewedPageFactory, section


class AnnuaireIndexPageFactory(PageFactory):
    class Meta:
        model = AnnuaireIndexPage

    title = "Annuaire"
    slug = "annuaire"
    parent = section("tests.factories.home.HomePageFactory")


class MemberPageFactory(ReviewedPageFactory):
    """A member's entry. With `with_photograph`, a portrait."""

    class Meta:
        model = MemberPage

    class Params:
        with_photograph = factory.Trait(photograph=factory.SubFactory(SiteImageFactory))

    title = factory.Sequence(lambda n: f"Atelier Cantelauze {n}")
    slug = factory.Sequence(lambda n: f"atelier-cantelauze-{n}")
    trade = "Traductrice"
    presentation = "<p>Du danois au français, depuis un grenier.</p>"
    languages = ["fr", "da"]
    parent = section("tests.factories.annuaire.AnnuaireIndexPageFactory")
    draft_change = {"trade": "Traductrice et interprète"}
