"""The offers for those who wait for theirs with a reader of feeds."""

from django.utils import timezone

from cms.editorial.feeds import PageFeed
from cultura.facts import in_one_line
from cultura.models import CulturaIndexPage, CulturaOfferPage


class OfferFeed(PageFeed):
    """The newest of the offers that are open."""

    index_model = CulturaIndexPage
    section_name = CulturaIndexPage.section_name

    def items(self, index):
        offers = CulturaOfferPage.objects.listed().filter(locale_id=index.locale_id)
        return offers.open(timezone.localdate()).newest().for_cards()[: self.item_count]

    def summary(self, page):
        return "\n\n".join([f"{in_one_line(page)} · {page.parent_page.title}", page.summary])

    def published(self, page):
        return page.first_published_at


offer_feed = OfferFeed.as_view()
