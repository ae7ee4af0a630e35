"""The news for those who follow them with a reader of their own."""

from django.utils.translation import gettext_lazy as _

from cms.editorial.feeds import PageFeed
from home.models import NewsIndexPage, NewsPage


class NewsFeed(PageFeed):
    """The newest news."""

    index_model = NewsIndexPage
    section_name = _("News")

    def items(self, index):
        news = NewsPage.objects.listed().child_of(index).newest()
        return news.worded().select_related("locale")[: self.item_count]

    def summary(self, page):
        return page.introduction

    def published(self, page):
        return page.date


news_feed = NewsFeed.as_view()
