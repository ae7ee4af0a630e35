"""The guichet unique."""

from guichet.models import GuichetPage

from .pages import PageFactory, section


class GuichetPageFactory(PageFactory):
    class Meta:
        model = GuichetPage

    title = "Parlons de votre projet"
    slug = "contact"
    parent = section("tests.factories.home.HomePageFactory")
