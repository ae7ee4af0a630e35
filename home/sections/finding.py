"""The ways in: a village, a member."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

from annuaire.models import AnnuaireIndexPage, MemberPage
from villages.choices import Territory
from villages.models import VillageIndexPage

from .section import Section, find_index


class FindVillageSection(Section):
    """The lands, and a small map that leads to the large one."""

    class Meta:
        icon = "search"
        label = _("Find a village")
        description = _("The lands of the Gers with their villages, and a small map.")
        template = "home/sections/find_village.html"

    def shown(self, value, context):
        index, villages = find_index(context, VillageIndexPage), context["villages"]
        if not (index and villages):
            return None
        counts = Counter(village.territory for village in villages)
        return {
            "index": index,
            "points": [(village.latitude, village.longitude) for village in villages],
            "territories": [
                {"code": code, "label": label, "count": counts[code]}
                for code, label in Territory.choices
                if counts[code]
            ],
        }


class MembersSection(Section):
    """How many members there are, the newest of them, and the way to all."""

    newest = 4

    class Meta:
        icon = "group"
        label = _("The members")
        description = _("How many members there are, and the four newest.")
        template = "home/sections/members.html"

    def shown(self, value, context):
        members = MemberPage.objects.listed(context["closed"])
        index, count = find_index(context, AnnuaireIndexPage), members.count()
        if not (index and count):
            return None
        newest = members.order_by("-first_published_at", "-pk").for_cards()[: self.newest]
        return {"index": index, "count": count, "members": newest}
