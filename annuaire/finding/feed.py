"""The newest members for those who follow them with a reader of their own."""

from django.utils.html import strip_tags

from annuaire.models import AnnuaireIndexPage, MemberPage
from cms.editorial.feeds import PageFeed


class MemberFeed(PageFeed):
    """Who has come into the annuaire, the newest first: what the public reads of them."""

    index_model = AnnuaireIndexPage
    section_name = AnnuaireIndexPage.section_name

    def items(self, index):
        members = MemberPage.objects.listed().child_of(index).newest()
        return members.for_cards()[: self.item_count]

    def summary(self, page):
        told = [page.in_one_line]
        if page.is_public("presentation"):
            told.append(strip_tags(page.told_presentation.replace("</p>", "</p> ")).strip())
        return "\n\n".join(filter(None, told))

    def published(self, page):
        return page.first_published_at


member_feed = MemberFeed.as_view()
