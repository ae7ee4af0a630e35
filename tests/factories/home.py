"""The home page and the CCI's pages of text."""

import factory
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from home.models import HomePage, StandardPage

from .pages import PageFactory, section


class HomePageFactory(PageFactory):
    """The home page, which becomes the site's."""

    class Meta:
        model = HomePage

    title = "Soho Solo Gers"
    slug = "accueil"
    headline = "Vivre et travailler dans le Gers"
    parent = factory.LazyFunction(Page.get_first_root_node)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        home = super()._create(model_class, *args, **kwargs)
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"root_page": home, "hostname": "testserver", "site_name": home.title},
        )
        # the page that a fresh Wagtail comes with
        Page.objects.filter(depth=2, content_type__model="page").delete()
        return home


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda n: f"Le programme {n}")
    slug = factory.Sequence(lambda n: f"programme-{n}")
    introduction = "Ce que la CCI fait pour ceux qui s’installent."
    body = factory.LazyFunction(
        lambda: [("prose", RichText("<p>Un accueil, un bureau, un réseau.</p>"))]
    )
    parent = section("tests.factories.home.HomePageFactory")
