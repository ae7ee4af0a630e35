"""The section of Soho Solo Cultura."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.editorial.pages import SitePage


class CulturaIndexPage(SitePage):
    """What the programme does for professionals of the performing arts and of culture."""

    section_slugs = {"fr": "cultura", "en": "cultura", "es": "cultura", "pt": "cultura"}
    section_name = _("Cultura")
    template = "cultura/cultura_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("Cultura")
        verbose_name_plural = _("Cultura")
