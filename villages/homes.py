"""Which homes, in words: one place for the list, the villages' pages and the search."""

from cms.editorial.pages import SitePageQuerySet
from villages.housing_choices import Tenure


class HousingQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def to_rent(self):
        return self.filter(tenure=Tenure.RENT)

    def for_sale(self):
        return self.filter(tenure=Tenure.SALE)

    def newest(self):
        """Return the homes in the order in which they came to the site, the last one first."""
        return self.order_by("-first_published_at", "-pk")

    def cheapest(self):
        """Return the homes by what they cost; rents come before prices by themselves."""
        return self.order_by("price_eur", "-first_published_at", "pk")

    def for_cards(self):
        """Return the homes with what a card shows of them, in a fixed number of queries."""
        return (
            self.select_related("locale")
            .prefetch_related("photographs__image__renditions")
            .with_parents()
            .worded()
        )
