"""The section of the club: its meetings, and the desks of the télécentres."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.editorial.pages import SitePage


class ClubIndexPage(SitePage):
    """The section of the club."""

    section_slugs = {"fr": "club", "en": "club", "es": "club", "pt": "clube"}
    section_name = _("The club")
    template = "club/club_index_page.html"
    words = ("title", "introduction")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["club.ClubEventPage"]
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("Everybody reads it above the meetings: what the club is, how one joins."),
    )

    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("club")
        verbose_name_plural = _("clubs")

    def get_context(self, request, *args, **kwargs):
        from club.events.showing import shown_on  # it knows this type

        return super().get_context(request, *args, **kwargs) | shown_on(self, request)

    @property
    def feed_address(self) -> str:
        """The path of the feed, in the language that is being read."""
        return reverse("club_feed", args=[self.section_slugs[get_language()]])

    @property
    def calendar_address(self) -> str:
        """The path of the calendar to subscribe to, in the language that is being read."""
        return reverse("club_calendar", args=[self.section_slugs[get_language()]])
