"""Pages as Atom, for those who follow a section with a reader of their own."""

from datetime import date, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import make_aware
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

#: Seconds that a feed may be shown without asking again.
SECONDS_KEPT = 300


class AtomFeed(Atom1Feed):
    """Atom (RFC 4287) that says of each entry in which language it is written."""

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}


class PageFeed(Feed):
    """The newest pages of a section, in the frame of the language that is being read.

    A subclass names the section's page type (`index_model`, which has `introduction` and
    `feed_address`), what the feed is called (`section_name`), and gives `items(index)`,
    `summary(page)` as plain text and `published(page)` as a day or a moment.
    """

    feed_type = AtomFeed
    author_name = settings.WAGTAIL_SITE_NAME
    item_count = 20
    index_model = None
    section_name = ""

    def summary(self, page) -> str:
        raise NotImplementedError

    def published(self, page) -> date | datetime:
        raise NotImplementedError

    def get_object(self, request):
        index = self.index_model.objects.listed().worded().select_related("locale").first()
        if index is None:
            raise Http404
        return index

    def title(self, index):
        return f"{self.section_name} – {settings.WAGTAIL_SITE_NAME}"

    def subtitle(self, index):
        return index.introduction

    def link(self, index):
        return index.address()

    def feed_url(self, index):
        return index.feed_address

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return escape(self.summary(page))  # Django's generator says that summaries are HTML

    def item_link(self, page):
        return page.address()

    def item_guid(self, page):
        # the same whatever becomes of its address, and in whichever language it is read
        return page.translation_key.urn

    def item_pubdate(self, page):
        day = self.published(page)
        return day if isinstance(day, datetime) else make_aware(datetime.combine(day, time()))

    def item_updateddate(self, page):
        return page.last_published_at

    def item_extra_kwargs(self, page):
        return {"language": page.text_language}

    @classmethod
    def as_view(cls):
        """Return the view of the feed; it sends nothing to a reader who has it all already."""
        feed = cls()

        @require_safe
        @cache_control(public=True, max_age=SECONDS_KEPT)
        @conditional_page
        def view(request, section: str):
            cls.index_model.check_section(section)
            return feed(request)

        return view
