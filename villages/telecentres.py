"""Which télécentres, in words: one place for the list, the map, the villages' pages."""

from dataclasses import dataclass
from decimal import Decimal

from cms.editorial.pages import SitePageQuerySet


@dataclass(frozen=True)
class Place:
    """A name on the map, in degrees."""

    title: str
    latitude: Decimal
    longitude: Decimal


class TelecentreQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def alphabetical(self):
        """Return the télécentres by name; the slug sorts alike on every database."""
        return self.order_by("slug", "pk")

    def for_cards(self):
        """Return the télécentres with what a card shows of them, in a fixed number of queries."""
        return (
            self.select_related("locale")
            .prefetch_related(
                "opening_hours", "opening_exceptions", "photographs__image__renditions"
            )
            .with_parents()
            .worded()
        )
