"""The news for those who follow them with a reader of their own."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import make_aware
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from home.models import NewsIndexPage, NewsPage

SECONDS_KEPT = 300


class AtomFeed(Atom1Feed):
    """Atom (RFC 4287) that says of each entry in which language it is written."""

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}


class NewsFeed(Feed):
    """The newest news, in the frame of the language that is being read."""

    feed_type = AtomFeed
    author_name = settings.WAGTAIL_SITE_NAME
    item_count = 20

    def get_object(self, request):
        index = NewsIndexPage.objects.listed().select_related("locale").first()
        if index is None:
            raise Http404
        return index

    def title(self, index):
        return f"{_('News')} – {settings.WAGTAIL_SITE_NAME}"

    def subtitle(self, index):
        return index.introduction

    def link(self, index):
        return index.address()

    def feed_url(self, index):
        return index.feed_address

    def items(self, index):
        news = NewsPage.objects.listed().child_of(index).newest()
        return news.select_related("locale")[: self.item_count]

    def item_title(self, news):
        return news.title

    def item_description(self, news):
        return escape(news.introduction)  # Django's generator says that summaries are HTML

    def item_link(self, news):
        return news.address()

    def item_guid(self, news):
        # the same whatever becomes of its address, and in whichever language it is read
        return news.translation_key.urn

    def item_pubdate(self, news):
        return make_aware(datetime.combine(news.date, time()))

    def item_updateddate(self, news):
        return news.last_published_at

    def item_extra_kwargs(self, news):
        return {"language": news.locale.language_code}


feed = NewsFeed()


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
@conditional_page
def news_feed(request, section: str):
    """The newest listed news as Atom; nothing is sent to a reader who has them already."""
    if section != NewsIndexPage.section_slugs[get_language()]:
        raise Http404
    return feed(request)
