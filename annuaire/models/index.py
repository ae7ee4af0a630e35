"""The section of the members."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.editorial.pages import SitePage


class AnnuaireIndexPage(SitePage):
    """The section of the members."""

    section_slugs = {"fr": "annuaire", "en": "directory", "es": "directorio", "pt": "diretorio"}
    section_name = _("Members")
    template = "annuaire/annuaire_index_page.html"
    words = ("title", "introduction")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["annuaire.MemberPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True
    members_per_page = 24
    newest_shown = 4

    class Meta:
        verbose_name = _("list of members")
        verbose_name_plural = _("lists of members")

    def get_context(self, request, *args, **kwargs):
        from annuaire.finding.page import found_on

        return super().get_context(request, *args, **kwargs) | found_on(self, request)

    @property
    def feed_address(self) -> str:
        """The address of the feed, in the language that is being read."""
        return reverse("member_feed", args=[self.section_slugs[get_language()]])
