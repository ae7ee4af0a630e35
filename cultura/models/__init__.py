from .index import CulturaIndexPage, CultureTrade
from .offer import CulturaOfferPage
from .partner import CulturaPartnerPage
from .photographs import CulturaOfferPhotograph, CulturaPartnerPhotograph

__all__ = [
    "CulturaIndexPage",
    "CulturaOfferPage",
    "CulturaOfferPhotograph",
    "CulturaPartnerPage",
    "CulturaPartnerPhotograph",
    "CultureTrade",
]
