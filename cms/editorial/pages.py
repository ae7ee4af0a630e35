"""What every page type is: the CCI's own, or partners' content that only review publishes."""

from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from cms.translation.pages import AddressableMixin, RootMixin


class SitePageQuerySet(PageQuerySet):
    def listed(self):
        """Return what the public may find: live, public, in the source language's tree."""
        return self.live().public()


class SitePage(AddressableMixin, Page):
    """A page of the site. Those that the CCI writes are published by it directly."""

    objects = PageManager.from_queryset(SitePageQuerySet)()

    class Meta:
        abstract = True


class RootPage(RootMixin, SitePage):
    """The page at the top of the site."""

    class Meta:
        abstract = True


class ReviewedPage(SitePage):
    """A page that partners keep. Only an approval publishes it, whoever changed it."""

    settings_panels = []  # no go-live date, no privacy: review decides when, and for all

    class Meta:
        abstract = True
