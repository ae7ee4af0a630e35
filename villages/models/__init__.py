from .committee import CommitteeInvitation
from .housing import HousingPage, HousingPhotograph
from .index import VillageIndexPage
from .opening import OpeningException, OpeningHours
from .provenance import FactProposal, Provenance
from .telecentre import TelecentrePage, TelecentrePhotograph
from .village import CommitteePerson, VillagePage, VillagePhotograph

__all__ = [
    "CommitteeInvitation",
    "CommitteePerson",
    "FactProposal",
    "HousingPage",
    "HousingPhotograph",
    "OpeningException",
    "OpeningHours",
    "Provenance",
    "TelecentrePage",
    "TelecentrePhotograph",
    "VillageIndexPage",
    "VillagePage",
    "VillagePhotograph",
]
