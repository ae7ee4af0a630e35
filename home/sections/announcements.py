"""The newest portraits and news."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from .section import Section


class NewestSection(Section):
    """The newest pages of one type, and the way to all of them."""

    page_type: str
    index_type: str
    shown: int

    def get_context(self, value, parent_context=None):
        pages = apps.get_model(self.page_type).objects
        indexes = apps.get_model(self.index_type).objects
        return super().get_context(value, parent_context=parent_context) | {
            "pages": pages.listed().newest().for_cards()[: self.shown],
            "index": indexes.listed().first(),
        }


class PortraitsSection(NewestSection):
    page_type, index_type, shown = "home.PortraitPage", "home.PortraitIndexPage", 3

    class Meta:
        icon = "user"
        label = _("Newest portraits")
        template = "home/sections/portraits.html"


class NewsSection(NewestSection):
    page_type, index_type, shown = "home.NewsPage", "home.NewsIndexPage", 3

    class Meta:
        icon = "doc-full"
        label = _("Newest news")
        template = "home/sections/news.html"
