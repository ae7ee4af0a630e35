"""All the businesses to take over, on one list."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.editorial.pages import SitePage
from cms.editorial.paging import asked_page
from entreprendre.takeover_filter import TakeoverFilter


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
    words = ("title", "introduction")
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True
    takeovers_per_page = 24

    class Meta:
        verbose_name = _("list of businesses to take over")
        verbose_name_plural = _("lists of businesses to take over")

    def get_context(self, request, *args, **kwargs):
        from .takeover import TakeoverPage

        closed = Page.objects.all().private_q()  # read once, for the menu too
        listed = TakeoverPage.objects.listed(closed).filter(locale_id=self.locale_id)
        asked = TakeoverFilter(request.GET, takeovers=listed)
        page_obj = asked_page(request, asked.found(), self.takeovers_per_page)
        shown = TakeoverPage.objects.filter(pk__in=page_obj.object_list)
        return super().get_context(request, *args, **kwargs) | {
            "closed": closed,
            "filter": asked,
            "page_obj": page_obj,
            "takeovers": shown.newest().for_cards(),
        }

    @property
    def feed_address(self) -> str:
        """The address of the feed, in the language that is being read."""
        return reverse("takeover_feed", args=[self.section_slugs[get_language()]])
