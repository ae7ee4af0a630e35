"""Pictures of the partners and of what they offer."""

from django.db import models
from modelcluster.fields import ParentalKey

from cms.media.models.photograph import Photograph

from .offer import CulturaOfferPage
from .partner import CulturaPartnerPage


class CulturaPartnerPhotograph(Photograph):
    """A picture of the partner’s place or work."""

    page = ParentalKey(CulturaPartnerPage, on_delete=models.CASCADE, related_name="photographs")


class CulturaOfferPhotograph(Photograph):
    """A picture of what is offered."""

    page = ParentalKey(CulturaOfferPage, on_delete=models.CASCADE, related_name="photographs")
