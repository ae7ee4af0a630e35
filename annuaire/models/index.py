"""The section of the members."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.editorial.pages import SitePage
from cms.editorial.paging import asked_page


class AnnuaireIndexPage(SitePage):
    """The section of the members."""

    section_slugs = {"fr": "annuaire", "en": "directory", "es": "directorio", "pt": "diretorio"}
    section_name = _("Members")
    template = "annuaire/annuaire_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["annuaire.MemberPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True
    members_per_page = 50

    class Meta:
        verbose_name = _("list of members")
        verbose_name_plural = _("lists of members")

    def get_context(self, request, *args, **kwargs):
        from .member import MemberPage

        members = MemberPage.objects.listed().child_of(self).alphabetical().for_cards()
        return super().get_context(request, *args, **kwargs) | {
            "page_obj": asked_page(request, members, self.members_per_page)
        }
