from .housing import HousingPage, HousingPhotograph
from .index import VillageIndexPage
from .telecentre import OpeningException, OpeningHours, TelecentrePage, TelecentrePhotograph
from .village import CommitteePerson, VillagePage, VillagePhotograph

__all__ = [
    "CommitteePerson",
    "HousingPage",
    "HousingPhotograph",
    "OpeningException",
    "OpeningHours",
    "TelecentrePage",
    "TelecentrePhotograph",
    "VillageIndexPage",
    "VillagePage",
    "VillagePhotograph",
]
