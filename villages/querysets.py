"""Which villages, in words: one place for the list, the map, the open data and the search."""

from django.db.models import Case, Count, When

from cms.editorial.pages import SitePageQuerySet
from cms.editorial.slugs import slug_for
from villages.choices import Territory
from villages.geography import kilometres_between

#: How French shortens what many names begin with.
SHORT_WORDS = {"st": "saint", "ste": "sainte"}


class VillageQuerySet(SitePageQuerySet):
    """Begin with ``listed()``: it is what the public may find."""

    def alphabetical(self):
        """Return the villages as a reader looks them up: accents count for nothing.

        The slug is the name without accents and capitals, and sorts alike on every database.
        """
        return self.order_by("slug", "pk")

    def for_cards(self):
        """Return the villages with what a card shows of them, in a fixed number of queries."""
        return self.select_related("locale")

    def by_territory(self):
        """Return the villages of each land together, those of no land last."""
        nowhere = Case(When(territory="", then=1), default=0)
        return self.order_by(nowhere, "territory", "slug", "pk")

    def territories(self) -> list[dict]:
        """Return each land that has villages here: its ``code``, ``label`` and ``count``."""
        counted = self.exclude(territory="").order_by("territory").values("territory")
        return [
            {"code": land["territory"], "label": Territory(land["territory"]).label, **land}
            for land in counted.annotate(count=Count("pk"))
        ]

    def matching(self, text: str):
        """Return the villages whose name, postal code, land or intercommunality `text` says.

        Each word of `text` must begin one of their words; capitals, accents, apostrophes and
        hyphens count for nothing, and "St" is "Saint". A text without a word finds none.

        Reads a few columns of all the villages (one query): there are few, and no two databases
        compare accents alike.
        """
        asked = [SHORT_WORDS.get(word, word) for word in _words(text)]
        rows = self.order_by().values_list(
            "pk", "title", "postal_code", "territory", "intercommunality"
        )
        lands = dict(Territory.choices)
        found = []
        for pk, title, code, land, grouping in rows if asked else ():
            known = _words(f"{title} {code} {lands.get(land, '')} {grouping}")
            if all(any(word.startswith(start) for word in known) for start in asked):
                found.append(pk)
        return self.filter(pk__in=found)

    def names(self):
        """Return the villages' names only."""
        return self.values_list("title", flat=True)

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


def _words(text: str) -> list[str]:
    """Return the words of `text` without accents and capitals."""
    return [word for word in slug_for(text).split("-") if word]
