"""The meetings for those who hear of new ones with a reader of feeds."""

from django.utils.translation import gettext as _

from club.models import ClubEventPage, ClubIndexPage
from club.templatetags.registering import meeting_moment
from cms.editorial.feeds import PageFeed

from .whereabouts import in_words


class MeetingFeed(PageFeed):
    """The meetings announced last."""

    index_model = ClubIndexPage
    section_name = ClubIndexPage.section_name

    def items(self, index):
        meetings = ClubEventPage.objects.listed().child_of(index).with_places()
        return meetings.order_by("-first_published_at", "-pk")[: self.item_count]

    def summary(self, page):
        why = page.cancellation_words if page.is_cancelled else ""
        said = [meeting_moment(page), in_words(page), why, page.introduction]
        return "\n\n".join(filter(None, said))

    def item_title(self, page):
        return (
            _("Cancelled: %(meeting)s") % {"meeting": page.title}
            if page.is_cancelled
            else page.title
        )

    def published(self, page):
        return page.first_published_at


meeting_feed = MeetingFeed.as_view()
