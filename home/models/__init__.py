"""The pages that the CCI writes and publishes itself, and what the whole site says of it."""

from .accessibility import AccessibilityPage
from .home import HomePage
from .news import NewsIndexPage, NewsPage
from .portraits import PortraitIndexPage, PortraitPage
from .settings import SiteSettings
from .site_map import SiteMapPage
from .standard import StandardPage
from .team import Adviser, PartnerOrganisation, TeamPage

__all__ = [
    "AccessibilityPage",
    "Adviser",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PartnerOrganisation",
    "PortraitIndexPage",
    "PortraitPage",
    "SiteMapPage",
    "SiteSettings",
    "StandardPage",
    "TeamPage",
]
