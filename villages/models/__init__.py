from .index import VillageIndexPage
from .village import CommitteePerson, VillagePage, VillagePhotograph

__all__ = ["CommitteePerson", "VillageIndexPage", "VillagePage", "VillagePhotograph"]
