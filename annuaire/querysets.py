"""Which members, in words: one place for the list, the villages' pages and the search."""

from django.conf import settings
from django.db.models import F
from django.utils.translation import get_language

from annuaire.choices import WayOut
from cms.editorial.models import Mandate
from cms.editorial.pages import SitePageQuerySet


class MemberQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def kept_by(self, user):
        """Return the French entries that `user` keeps as a member; whoever else may change them
        does so in the CMS."""
        mandates = Mandate.objects.for_user(user).filter(
            role=Mandate.Role.MEMBER, language__in=["", settings.LANGUAGE_CODE]
        )
        return self.filter(
            translation_key__in=mandates.values("page__translation_key"),
            locale__language_code=settings.LANGUAGE_CODE,
        )

    def in_network(self):
        """Return the entries that the CCI has approved. Who paused theirs stays a member; who
        left is none."""
        return self.filter(live=True).exclude(standing__closed_as=WayOut.LEFT)

    def alphabetical(self):
        """Return the members from A to Z; accents count for nothing.

        The slug is the name without accents and capitals, and sorts alike on every database.
        """
        return self.order_by("slug", "pk")

    def newest(self):
        """Return the members, those first who came last."""
        return self.order_by(F("first_published_at").desc(nulls_last=True), "pk")

    def for_cards(self):
        """Return the members with what a card shows of them, in a fixed number of queries."""
        own_words = [] if get_language() == settings.LANGUAGE_CODE else ["texts"]
        return (
            self.worded()
            .select_related("village", "photograph", "locale")
            .prefetch_related("photograph__renditions", *own_words)
        )
