"""Makes what tests need, in the state that they need it in.

A page factory adds its page below `parent` (the section that exists, or a new one), with a
real revision, published unless a trait says otherwise::

    VillagePageFactory(title="Marciac")               # live
    VillagePageFactory(draft=True)                    # never published
    VillagePageFactory(submitted=True, author=anne)   # live; a change waits for the moderators
    VillagePageFactory(sent_back=True, author=anne)   # live; the change came back with words
"""

from .annuaire import AnnuaireIndexPageFactory, MemberPageFactory
from .club import ClubEventPageFactory, ClubIndexPageFactory
from .cultura import (
    CulturaIndexPageFactory,
    CulturaOfferPageFactory,
    CulturaPartnerPageFactory,
)
from .entreprendre import (
    DossierOpeningFactory,
    DossierPhotographFactory,
    EntreprendreIndexPageFactory,
    TakeoverDossierFactory,
    TakeoverPageFactory,
)
from .guichet import GuichetPageFactory
from .home import HomePageFactory, StandardPageFactory
from .homes import HousingPageFactory
from .media import SiteDocumentFactory, SiteImageFactory
from .news import (
    NewsIndexPageFactory,
    NewsPageFactory,
    PortraitIndexPageFactory,
    PortraitPageFactory,
)
from .people import MandateFactory, UserFactory
from .site import (
    AccessibilityPageFactory,
    SiteMapPageFactory,
    SiteSettingsFactory,
    TeamPageFactory,
)
from .telecentres import TelecentrePageFactory
from .villages import VillageIndexPageFactory, VillagePageFactory

PAGE_FACTORIES = [
    HomePageFactory,
    StandardPageFactory,
    VillageIndexPageFactory,
    VillagePageFactory,
    HousingPageFactory,
    TelecentrePageFactory,
    AnnuaireIndexPageFactory,
    MemberPageFactory,
    EntreprendreIndexPageFactory,
    TakeoverPageFactory,
    ClubIndexPageFactory,
    ClubEventPageFactory,
    CulturaIndexPageFactory,
    CulturaPartnerPageFactory,
    CulturaOfferPageFactory,
    GuichetPageFactory,
    PortraitIndexPageFactory,
    PortraitPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    TeamPageFactory,
    SiteMapPageFactory,
    AccessibilityPageFactory,
]

__all__ = [
    "PAGE_FACTORIES",
    "AccessibilityPageFactory",
    "AnnuaireIndexPageFactory",
    "ClubEventPageFactory",
    "ClubIndexPageFactory",
    "CulturaIndexPageFactory",
    "CulturaOfferPageFactory",
    "CulturaPartnerPageFactory",
    "DossierOpeningFactory",
    "DossierPhotographFactory",
    "EntreprendreIndexPageFactory",
    "GuichetPageFactory",
    "HomePageFactory",
    "HousingPageFactory",
    "MandateFactory",
    "MemberPageFactory",
    "NewsIndexPageFactory",
    "NewsPageFactory",
    "PortraitIndexPageFactory",
    "PortraitPageFactory",
    "SiteDocumentFactory",
    "SiteImageFactory",
    "SiteMapPageFactory",
    "SiteSettingsFactory",
    "StandardPageFactory",
    "TakeoverDossierFactory",
    "TakeoverPageFactory",
    "TeamPageFactory",
    "TelecentrePageFactory",
    "UserFactory",
    "VillageIndexPageFactory",
    "VillagePageFactory",
]
