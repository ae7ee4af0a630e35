"""What an organisation looks for."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.editorial.choice_set import ChoiceSetField
from guichet.choices import Floor, SpaceUse

from .enquiry import Enquiry


class OrganisationNeeds(models.Model):
    """How many people an organisation is, the space and the lodging that it looks for.

    Numbers are what it cannot do with less of; nothing said is nothing asked for.
    """

    enquiry = models.OneToOneField(
        Enquiry, on_delete=models.CASCADE, related_name="organisation_needs"
    )
    people = models.PositiveSmallIntegerField(_("people who would come"), null=True, blank=True)
    space_uses = ChoiceSetField(_("space to"), choices=SpaceUse)
    surface_m2 = models.PositiveIntegerField(_("surface, at least (m²)"), null=True, blank=True)
    height_m = models.DecimalField(
        _("clear height, at least (m)"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    floor = models.CharField(_("floor"), max_length=8, choices=Floor, blank=True)
    access = models.TextField(_("power, access, noise"), max_length=500, blank=True)
    lodging_people = models.PositiveSmallIntegerField(
        _("people to be lodged"), null=True, blank=True
    )
    lodging_time = models.CharField(_("lodged when, and for how long"), max_length=160, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("needs of an organisation")
        verbose_name_plural = _("needs of organisations")

    def __str__(self) -> str:
        return str(self.enquiry)
