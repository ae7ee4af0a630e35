"""The takeovers for those who wait for theirs with a reader of feeds."""

from django.http import Http404
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from cms.editorial.feeds import SECONDS_KEPT, PageFeed
from entreprendre.facts import in_one_line
from entreprendre.models import EntreprendreIndexPage, TakeoverPage


class TakeoverFeed(PageFeed):
    """The newest takeovers; a confidential one by its land and its opaque address."""

    index_model = EntreprendreIndexPage
    section_name = EntreprendreIndexPage.section_name

    def items(self, index):
        takeovers = TakeoverPage.objects.listed().filter(locale=index.locale).newest()
        return takeovers.select_related("locale").with_parents()[: self.item_count]

    def summary(self, page):
        return "\n\n".join(filter(None, [in_one_line(page), page.presentation]))

    def published(self, page):
        return page.first_published_at


feed = TakeoverFeed()


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
@conditional_page
def takeover_feed(request, section: str):
    """The newest listed takeovers as Atom; nothing is sent to a reader who has them already."""
    if section != EntreprendreIndexPage.section_slugs[get_language()]:
        raise Http404
    return feed(request)
