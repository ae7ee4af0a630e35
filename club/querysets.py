"""Which meetings, in words: one place for the list, the calendars, the villages' pages."""

from datetime import datetime

from cms.editorial.pages import SitePageQuerySet


class ClubEventQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def coming(self, now: datetime):
        """Return the meetings that have not ended at `now`, the next one first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def past(self, now: datetime):
        """Return the meetings that have ended at `now`, the last one first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def for_cards(self):
        """Return the meetings with what a card shows of them, in a fixed number of queries."""
        return self.select_related(
            "locale", "village", "telecentre", "photograph"
        ).prefetch_related("photograph__renditions")
