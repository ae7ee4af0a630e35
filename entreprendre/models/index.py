"""All the businesses to take over, on one list."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.editorial.pages import SitePage


class EntreprendreIndexPage(SitePage):
    """The section of the takeovers. They stand under their villages; here they are found."""

    section_slugs = {
        "fr": "entreprendre",
        "en": "take-over",
        "es": "emprender",
        "pt": "empreender",
    }
    section_name = _("Take over a business")
    template = "entreprendre/entreprendre_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("list of businesses to take over")
        verbose_name_plural = _("lists of businesses to take over")
