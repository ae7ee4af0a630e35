"""Which news and portraits are read, and in which order."""

from cms.editorial.pages import SitePageQuerySet


class DatedQuerySet(SitePageQuerySet):
    """Pages that bear a date (`date`), the newest first."""

    def newest(self):
        return self.order_by("-date", "-pk")

    def for_cards(self):
        """Fetch what a card shows, in the same few queries however many there are."""
        return self.select_related("photograph").prefetch_related("photograph__renditions")
