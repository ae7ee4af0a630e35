"""The page that leads to the guichet unique."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.editorial.pages import SitePage


class GuichetPage(SitePage):
    """Whom one speaks to about one's project, and the ways to do it."""

    section_slugs = {"fr": "contact", "en": "contact", "es": "contacto", "pt": "contacto"}
    section_name = _("Contact")
    template = "guichet/guichet_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("guichet unique")
        verbose_name_plural = _("guichets uniques")
