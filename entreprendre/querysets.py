"""Which takeovers, in words: one place for the list, the villages' pages, the feed, the search."""

from django.db.models import OuterRef, Subquery

from cms.editorial.models.standing import parent_path
from cms.editorial.pages import SitePageQuerySet


class TakeoverQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find, confidential teasers included."""

    def placed(self):
        """Return the takeovers whose village the public may know: those not confidential."""
        return self.filter(is_confidential=False)

    def under(self, parents):
        """Return the takeovers of the villages `parents`, without the confidential ones: whoever
        asks by village would learn where these are."""
        return super().under(parents).placed()

    def in_territory(self, code: str):
        """Return the takeovers of the land `code`, confidential ones included: their teaser
        says so much."""
        (village_model,) = self.model.allowed_parent_page_models()
        villages = village_model.objects.filter(territory=code).order_by()
        return self.alias(village_path=parent_path()).filter(
            village_path__in=villages.values("path")
        )

    def with_village(self):
        """Return the takeovers with their village's `village_name` and `territory_code`, for
        those who know what a confidential one may not say."""
        (village_model,) = self.model.allowed_parent_page_models()
        village = village_model.objects.filter(path=OuterRef("village_path")).order_by()
        return self.alias(village_path=parent_path()).annotate(
            village_name=Subquery(village.values("title")[:1]),
            territory_code=Subquery(village.values("territory")[:1]),
        )

    def newest(self):
        """Return the takeovers in the order in which they came to the site, the last one first.

        Nothing else breaks a tie but the number: the order of the tree would tell the village.
        """
        return self.order_by("-first_published_at", "-pk")

    def for_cards(self):
        """Return the takeovers with what a card shows of them, in a fixed number of queries."""
        return (
            self.select_related("locale")
            .prefetch_related("photographs__image__renditions")
            .with_parents()
            .worded()
        )
