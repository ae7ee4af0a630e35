"""The members that an address names."""

from annuaire.models import MemberPage
from cms.editorial.shortlist import Shortlist


class Selection(Shortlist):
    """Members that a company sets side by side and writes to."""

    parameter = "membre"
    most = 5

    @classmethod
    def listed(cls):
        return (
            MemberPage.objects.listed()
            .for_cards()
            .select_related("family")
            .prefetch_related("skills")
        )
