"""The ways in: a village, a member."""

from django.utils.translation import gettext_lazy as _

from annuaire.models import AnnuaireIndexPage, MemberPage
from villages.models import VillageIndexPage, VillagePage

from .section import Section


class FindVillageSection(Section):
    """A field to search in, the territories, and a small map that leads to the large one."""

    class Meta:
        icon = "search"
        label = _("Find a village")
        template = "home/sections/find_village.html"

    def get_context(self, value, parent_context=None):
        villages = VillagePage.objects.listed()
        return super().get_context(value, parent_context=parent_context) | {
            "villages_section": VillageIndexPage.objects.listed().first(),
            "points": list(villages.points()),
            "territories": villages.territories(),
        }


class MembersSection(Section):
    """How many members there are, and the way to them."""

    class Meta:
        icon = "group"
        label = _("Members")
        template = "home/sections/members.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context=parent_context) | {
            "annuaire_section": AnnuaireIndexPage.objects.listed().first(),
            "member_count": MemberPage.objects.listed().count(),
        }
