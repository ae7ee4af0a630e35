"""The news for those who follow them with a reader of their own."""

from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from cms.editorial.feeds import SECONDS_KEPT, PageFeed
from home.models import NewsIndexPage, NewsPage


class NewsFeed(PageFeed):
    """The newest news."""

    index_model = NewsIndexPage
    section_name = _("News")

    def items(self, index):
        news = NewsPage.objects.listed().child_of(index).newest()
        return news.select_related("locale")[: self.item_count]

    def summary(self, page):
        return page.introduction

    def published(self, page):
        return page.date


feed = NewsFeed()


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
@conditional_page
def news_feed(request, section: str):
    """The newest listed news as Atom; nothing is sent to a reader who has them already."""
    if section != NewsIndexPage.section_slugs[get_language()]:
        raise Http404
    return feed(request)
