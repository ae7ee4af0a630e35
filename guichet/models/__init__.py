from .enquiry import Enquiry, VillageInMind
from .index import GuichetPage
from .organisation import OrganisationNeeds

__all__ = ["Enquiry", "GuichetPage", "OrganisationNeeds", "VillageInMind"]
