from .index import CulturaIndexPage, CultureTrade
from .offer import CulturaOfferPage, CulturaOfferPhotograph
from .partner import CulturaPartnerPage, CulturaPartnerPhotograph

__all__ = [
    "CulturaIndexPage",
    "CulturaOfferPage",
    "CulturaOfferPhotograph",
    "CulturaPartnerPage",
    "CulturaPartnerPhotograph",
    "CultureTrade",
]
