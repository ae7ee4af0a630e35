"""Soho Solo Cultura."""

from cultura.models import CulturaIndexPage

from .pages import PageFactory, section


class CulturaIndexPageFactory(PageFactory):
    class Meta:
        model = CulturaIndexPage

    title = "Soho Solo Cultura"
    slug = "cultura"
    introduction = "Pour les métiers du spectacle et de la culture."
    parent = section("tests.factories.home.HomePageFactory")
