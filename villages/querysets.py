"""Which villages, in words: one place for the list, the map, the open data and the search."""

from datetime import date

from django.db.models import Case, Q, When

from cms.editorial.pages import SitePageQuerySet
from villages.facts import GROUPS
from villages.geography import kilometres_between


class VillageQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def alphabetical(self):
        """Return the villages as a reader looks them up: accents count for nothing.

        The slug is the name without accents and capitals, and sorts alike on every database.
        """
        return self.order_by("slug", "pk")

    def for_cards(self):
        """Return the villages with what a card shows of them, in a fixed number of queries."""
        return self.worded().select_related("locale")

    def by_territory(self):
        """Return the villages of each land together, those of no land last."""
        nowhere = Case(When(territory="", then=1), default=0)
        return self.order_by(nowhere, "territory", "slug", "pk")

    def _may_be_unchecked_since(self, day: date) -> Q:
        found = super()._may_be_unchecked_since(day)
        for group in GROUPS:
            found |= Q(**{f"{group.code}_checked_on__lt": day})
        return found

    def _read_dates(self, pages: list) -> None:
        origins = self.model._meta.get_field("provenances").related_model.objects.of_each(pages)
        for page in pages:
            page.origins = origins[page.pk]

    def points(self):
        """Return (latitude, longitude) of every village, for a map that is only looked at."""
        return self.values_list("latitude", "longitude")

    def nearest_to(self, village, count: int) -> list:
        """Return the `count` villages nearest to `village`, each with its `kilometres` to it."""
        here = village.latitude, village.longitude
        others = self.exclude(pk=village.pk).values_list("pk", "latitude", "longitude")
        nearest = sorted(
            (kilometres_between(*here, latitude, longitude), pk)
            for pk, latitude, longitude in others
        )[:count]
        found = self.in_bulk([pk for _kilometres, pk in nearest])
        for kilometres, pk in nearest:
            found[pk].kilometres = kilometres
        return [found[pk] for _kilometres, pk in nearest]
