"""The page that leads to the guichet unique."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.pages import SitePage


class GuichetPage(SitePage):
    """Whom one speaks to about one's project, and the ways to do it."""

    section_slugs = {"fr": "contact", "en": "contact", "es": "contacto", "pt": "contacto"}
    section_name = _("Contact")
    template = "guichet/guichet_page.html"
    words = ("title", "introduction", "body")
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    body = StreamField(
        TEXT_BLOCKS,
        blank=True,
        verbose_name=_("text"),
        help_text=_(
            "Who answers, and what happens next. The ways to reach the CCI are shown beside."
        ),
    )

    content_panels = [*SitePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("guichet unique")
        verbose_name_plural = _("guichets uniques")

    def get_context(self, request, *args, **kwargs):
        from guichet.enquiring.culture import culture_adviser
        from guichet.enquiring.place import ANSWERED_WITHIN, CULTURE

        return super().get_context(request, *args, **kwargs) | {
            "culture_address": CULTURE.address(),
            "culture": culture_adviser(),
            "days": ANSWERED_WITHIN.days,
        }
