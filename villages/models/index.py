"""All the partner villages, on a list and on a map."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.editorial.pages import SitePage


class VillageIndexPage(SitePage):
    """The section of the villages."""

    section_slugs = {"fr": "villages", "en": "villages", "es": "pueblos", "pt": "aldeias"}
    section_name = _("Villages")
    template = "villages/village_index_page.html"
    words = ("title", "introduction")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["villages.VillagePage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("list of villages")
        verbose_name_plural = _("lists of villages")

    def get_context(self, request, *args, **kwargs):
        from villages.finding.search import search

        from .village import VillagePage

        closed = Page.objects.all().private_q()
        villages = VillagePage.objects.listed(closed).child_of(self)
        return (
            super().get_context(request, *args, **kwargs)
            | {"closed": closed}
            | search(request, villages, closed, locale=self.locale)
        )
