"""All the partner villages, on a list and on a map."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.editorial.pages import SitePage

ASKED_LENGTH = 100  # of what is looked for; no name is longer


class VillageIndexPage(SitePage):
    """The section of the villages."""

    section_slugs = {"fr": "villages", "en": "villages", "es": "pueblos", "pt": "aldeias"}
    section_name = _("Villages")
    template = "villages/village_index_page.html"
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
        from .village import VillagePage

        all_villages = VillagePage.objects.listed().child_of(self)
        asked = _asked(request)
        villages = all_villages.matching(asked) if asked else all_villages
        return super().get_context(request, *args, **kwargs) | {
            "villages": villages.by_territory().for_cards(),
            "asked": asked,
            "village_names": all_villages.alphabetical().names(),
            "territories": all_villages.territories() if asked else [],
        }


def _asked(request) -> str:
    """Return what the reader looks for: one line, as much of it as a name could need."""
    return " ".join(request.GET.get("q", "").replace("\0", " ").split())[:ASKED_LENGTH]
