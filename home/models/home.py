"""The first page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.editorial.pages import RootPage
from home.sections import SECTIONS
from home.sections.section import find_index
from villages.geography import AUCH
from villages.models import VillageIndexPage, VillagePage


class HomePage(RootPage):
    """The first page: who the programme is for, then sections that the CCI chooses and orders."""

    template = "home/home_page.html"
    words = ("title", "headline", "introduction", "sections")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "villages.VillageIndexPage",
        "annuaire.AnnuaireIndexPage",
        "entreprendre.EntreprendreIndexPage",
        "club.ClubIndexPage",
        "cultura.CulturaIndexPage",
        "guichet.GuichetPage",
        "home.PortraitIndexPage",
        "home.NewsIndexPage",
        "home.TeamPage",
        "home.StandardPage",
        "home.SiteMapPage",
        "home.AccessibilityPage",
    ]

    headline = models.CharField(
        _("headline"),
        max_length=120,
        blank=True,
        help_text=_("What one reads first, in large letters."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("In one sentence: who the programme is for, and what it does for them."),
    )
    sections = StreamField(
        SECTIONS,
        blank=True,
        verbose_name=_("sections"),
        help_text=_("In the order in which they are read. One with nothing to show is not shown."),
    )

    content_panels = [
        *RootPage.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        FieldPanel("sections"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        closed = Page.objects.all().private_q()
        villages = VillagePage.objects.listed(closed).alphabetical()
        villages = list(villages.only("title", "territory", "latitude", "longitude"))
        return context | {
            "closed": closed,
            "horizon": AUCH,
            "villages": villages,
            "village_names": [village.title for village in villages],
            "villages_section": find_index(context, VillageIndexPage),
        }
