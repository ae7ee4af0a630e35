"""The takeovers for those who wait for theirs with a reader of feeds."""

from cms.editorial.feeds import PageFeed
from entreprendre.facts import in_one_line
from entreprendre.models import EntreprendreIndexPage, TakeoverPage


class TakeoverFeed(PageFeed):
    """The newest takeovers; a confidential one by its land and its opaque address."""

    index_model = EntreprendreIndexPage
    section_name = EntreprendreIndexPage.section_name

    def items(self, index):
        takeovers = TakeoverPage.objects.listed().filter(locale=index.locale).newest()
        return takeovers.worded().select_related("locale").with_parents()[: self.item_count]

    def summary(self, page):
        return "\n\n".join(filter(None, [in_one_line(page), page.presentation]))

    def published(self, page):
        return page.first_published_at


takeover_feed = TakeoverFeed.as_view()
