"""What is new and what is next: portraits, news, homes, takeovers, meetings, offers of culture."""

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .section import Section, find_index


class NewestSection(Section):
    """The newest pages of one type, and the way to all of them."""

    page_type: str
    index_type: str
    newest = 3

    def shown(self, value, context):
        listed = apps.get_model(self.page_type).objects.listed(context["closed"])
        pages = list(self.chosen(listed).for_cards()[: self.newest])
        if not pages:
            return None
        return {"pages": pages, "index": find_index(context, apps.get_model(self.index_type))}

    def chosen(self, listed):
        """Return those of the `listed` pages that are shown, the first ones first."""
        return listed.newest()


class PortraitsSection(NewestSection):
    page_type, index_type = "home.PortraitPage", "home.PortraitIndexPage"

    class Meta:
        icon = "user"
        label = _("Newest portraits")
        description = _("The three newest portraits, by themselves.")
        template = "home/sections/portraits.html"


class HomesSection(NewestSection):
    page_type, index_type = "villages.HousingPage", "villages.VillageIndexPage"

    class Meta:
        icon = "home"
        label = _("Newest homes")
        description = _("The three newest homes to rent and to buy, by themselves.")
        template = "home/sections/homes.html"


class TakeoversSection(NewestSection):
    page_type, index_type = "entreprendre.TakeoverPage", "entreprendre.EntreprendreIndexPage"

    class Meta:
        icon = "key"
        label = _("Newest businesses to take over")
        description = _("The three newest businesses to take over, by themselves.")
        template = "home/sections/takeovers.html"


class NewsSection(NewestSection):
    page_type, index_type = "home.NewsPage", "home.NewsIndexPage"

    class Meta:
        icon = "doc-full"
        label = _("Newest news")
        description = _("The three newest pieces of news, by themselves.")
        template = "home/sections/news.html"


class MeetingsSection(NewestSection):
    page_type, index_type = "club.ClubEventPage", "club.ClubIndexPage"

    class Meta:
        icon = "calendar"
        label = _("Next meetings")
        description = _("The three next meetings of the club, by themselves.")
        template = "home/sections/meetings.html"

    def chosen(self, listed):
        return listed.coming(timezone.now())


class CulturaSection(NewestSection):
    page_type, index_type = "cultura.CulturaOfferPage", "cultura.CulturaIndexPage"

    class Meta:
        icon = "pick"
        label = _("Offers to the professions of culture")
        description = _("The three open offers whose deadline comes first, by themselves.")
        template = "home/sections/cultura.html"

    def chosen(self, listed):
        return listed.open(timezone.localdate()).by_deadline()
