"""The villages that an address names."""

from cms.editorial import shortlist
from villages.models import VillagePage

MOST_COMPARED = 4  # side by side: as many as a printed sheet and a tablet hold


class Shortlist(shortlist.Shortlist):
    """Villages that a reader keeps, and those of them that stand side by side."""

    parameter = "village"
    most = 20  # more is no shortlist

    @classmethod
    def listed(cls):
        return VillagePage.objects.listed().for_cards()

    @property
    def compared(self) -> "Shortlist":
        """Those that fit side by side."""
        return Shortlist(self.pages[:MOST_COMPARED])

    @property
    def left_out(self) -> list[VillagePage]:
        """Those that do not fit side by side any more."""
        return self.pages[MOST_COMPARED:]
