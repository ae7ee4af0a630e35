"""The pages that the CCI writes and publishes itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from annuaire.models import AnnuaireIndexPage, MemberPage
from cms.editorial.pages import RootPage, SitePage
from villages.geography import AUCH
from villages.models import VillageIndexPage, VillagePage


class HomePage(RootPage):
    """The first page."""

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "villages.VillageIndexPage",
        "annuaire.AnnuaireIndexPage",
        "home.StandardPage",
    ]

    headline = models.CharField(_("headline"), max_length=120, blank=True)
    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [
        *RootPage.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
    ]

    def get_context(self, request, *args, **kwargs):
        villages = VillagePage.objects.listed()
        points = list(villages.points())
        return super().get_context(request, *args, **kwargs) | {
            "horizon": AUCH,
            "villages_section": VillageIndexPage.objects.listed().child_of(self).first(),
            "annuaire_section": AnnuaireIndexPage.objects.listed().child_of(self).first(),
            "points": points,
            "village_count": len(points),
            "member_count": MemberPage.objects.listed().count(),
            "territories": villages.territories(),
        }

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(SitePage):
    """A page of text: the programme, the support, legal matters."""

    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    body = RichTextField(
        _("text"),
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "image"],
        blank=True,
    )

    content_panels = [*SitePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
