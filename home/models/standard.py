"""A page of text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.editorial.blocks import TEXT_BLOCKS
from cms.editorial.pages import SitePage


class StandardPage(SitePage):
    """A page of text: the programme, the support, legal matters."""

    template = "home/standard_page.html"
    words = ("title", "introduction", "body")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    body = StreamField(TEXT_BLOCKS, blank=True, verbose_name=_("text"))

    content_panels = [*SitePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request, *args, **kwargs):
        below = StandardPage.objects.listed().child_of(self)
        return super().get_context(request, *args, **kwargs) | {
            "pages_below": below.order_by("path").select_related("locale"),
        }
