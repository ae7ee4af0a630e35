"""Which news and portraits are read, and in which order."""

from django.db.models import Count
from django.db.models.functions import ExtractYear

from cms.editorial.pages import SitePageQuerySet
from cms.editorial.slugs import slug_for
from cms.translation.searching import words_said


class DatedQuerySet(SitePageQuerySet):
    """Pages that bear a date (`date`). Begin with ``listed()``: it is what the public may find."""

    def newest(self):
        return self.order_by("-date", "-pk")

    def for_cards(self):
        """Fetch what a card shows, in the same few queries however many there are."""
        return (
            self.worded()
            .select_related("photograph", "locale")
            .prefetch_related("photograph__renditions")
        )

    def after(self, page, count: int) -> list:
        """Return the `count` pages that follow `page` in this order, with what a card shows.

        The first come after the last, so that each is proposed somewhere, the oldest too.
        """
        keys = list(self.values_list("pk", flat=True))
        place = keys.index(page.pk) if page.pk in keys else -1
        following = (keys[place + 1 :] + keys[: max(place, 0)])[:count]
        found = self.for_cards().in_bulk(following)
        return [found[key] for key in following]


class NewsQuerySet(DatedQuerySet):
    def archive(self) -> list[dict]:
        """Return each year that has news here, the last one first: its ``year`` and ``count``."""
        years = self.order_by().values(year=ExtractYear("date"))
        return list(years.annotate(count=Count("pk")).order_by("-year"))

    def saying(self, words: str):
        """Return the news whose title or introduction holds each of `words`, or whose approved
        words in the language that is being read; capitals and accents count for nothing. All the
        news when nothing is asked, none for what is no word.

        Reads the titles and introductions of all the news (one query; a thousand are half a
        megabyte): no two databases compare accents alike.
        """
        if not words:
            return self
        wanted = slug_for(words)
        if not wanted:
            return self.none()
        found, said = [], words_said(self)
        for pk, *texts in self.order_by().values_list("pk", "title", "introduction"):
            told = slug_for(" ".join([*texts, said[pk]]))
            if all(word in told for word in wanted.split("-")):
                found.append(pk)
        return self.filter(pk__in=found)


class PortraitQuerySet(DatedQuerySet):
    def for_cards(self):
        return super().for_cards().select_related("village")
