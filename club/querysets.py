"""Which meetings, in words: one place for the list, the calendars, the villages' pages."""

from datetime import datetime

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone

from cms.editorial.pages import SitePageQuerySet

from .choices import Audience


class ClubEventQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def coming(self, now: datetime):
        """Return the meetings that have not ended at `now`, the next one first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def past(self, now: datetime):
        """Return the meetings that have ended at `now`, the last one first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def open_to(self, audience: Audience):
        """Return the meetings for `audience`, and those for everybody."""
        return self.filter(audience__in=(audience, Audience.ALL))

    def archive(self) -> list[dict]:
        """Return the years, by the clock of the Gers, that have meetings, with their ``count``,
        the last one first."""
        year = ExtractYear("starts_at", tzinfo=timezone.get_default_timezone())
        counted = self.order_by().annotate(year=year).values("year").annotate(count=Count("pk"))
        return list(counted.order_by("-year"))

    def in_year(self, year: int):
        """Return the meetings that begin in `year`, by the clock of the Gers."""
        return self.filter(starts_at__year=year)

    def at(self, page):
        """Return the meetings in the village or the télécentre `page`."""
        return self.filter(Q(village=page.pk) | Q(telecentre=page.pk))

    def with_places(self):
        """Return the meetings with where they are: no query for each."""
        return self.worded().select_related("locale", "village", "telecentre")

    def for_cards(self):
        """Return the meetings with what a card shows of them, in a fixed number of queries."""
        from .events.fullness import spoken_for  # it knows the registrations, which know these

        return self.with_places().annotate(spoken_for=spoken_for(timezone.now()))
