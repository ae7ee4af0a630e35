"""Which offers and partners, in words: one place for the lists, the calendar, the feed, the
villages' pages and the home page."""

from datetime import date

from django.db.models import F, OuterRef, Q, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from cms.editorial.models.standing import parent_path
from cms.editorial.pages import SitePageQuerySet


class CulturaPartnerQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def alphabetical(self):
        """Return the partners by name; the slug sorts alike on every database."""
        return self.order_by("slug", "pk")

    def for_cards(self):
        """Return the partners with what a card shows of them, in a fixed number of queries."""
        return (
            self.worded()
            .select_related("locale", "village")
            .prefetch_related("photographs__image__renditions")
        )


class CulturaOfferQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find, whatever its deadline.

    The last day to apply is the deadline, which is in it; of what names none but ends on some
    day, that day. `today` is a day in the Gers (``timezone.localdate()``).
    """

    def listed(self, closed: Q | None = None):
        """Return what the public may find: nothing under a partner that was never approved, or
        was taken down, for an offer names its partner."""
        return super().listed(closed).under(self._partners().live())

    def open(self, today: date):
        """Return the offers that one may still apply to on `today`."""
        return self.filter(
            Q(deadline__gte=today)
            | Q(deadline=None, ends_on=None)
            | Q(deadline=None, ends_on__gte=today)
        )

    def archived(self, today: date):
        """Return the offers whose last day was before `today`."""
        return self.filter(Q(deadline__lt=today) | Q(deadline=None, ends_on__lt=today))

    def by_deadline(self):
        """Return the offers, those first that close first; those without a deadline last."""
        return self.order_by(
            F("deadline").asc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "pk"
        )

    def latest_closed(self):
        """Return the offers, those first whose last day came last."""
        return self.order_by(Coalesce("deadline", "ends_on").desc(nulls_last=True), "-pk")

    def newest(self):
        """Return the offers in the order in which they came to the site, the last one first."""
        return self.order_by("-first_published_at", "-pk")

    def in_village(self, village):
        """Return the offers that take place in `village`, or are made by a partner there."""
        partners = self._partners().filter(village=village)
        return self.alias(partner_path=parent_path()).filter(
            Q(village=village) | Q(partner_path__in=partners.values("path"))
        )

    def with_partner(self):
        """Return the offers with their partner's `partner_name`, `partner_village` (a name) and
        `partner_commune`, for those who read columns."""
        partner = self._partners().filter(path=OuterRef("partner_path"))
        return self.alias(partner_path=parent_path()).annotate(
            partner_name=Subquery(partner.values("title")[:1]),
            partner_village=Subquery(partner.values("village__title")[:1]),
            partner_commune=Subquery(partner.values("commune")[:1]),
        )

    def for_cards(self):
        """Return the offers with what a card shows of them, in a fixed number of queries."""
        return (
            self.select_related("locale", "village")
            .prefetch_related("photographs__image__renditions")
            .with_parents()
            .worded()
        )

    def _partners(self):
        (partner_model,) = self.model.allowed_parent_page_models()
        return partner_model.objects.order_by()

    def _fetch_all(self):
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new and self._has_parents:  # an offer is where its partner is, unless it says
            partners = [offer.parent_page for offer in self._result_cache]
            prefetch_related_objects(partners, "village")
