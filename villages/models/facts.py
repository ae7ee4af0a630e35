"""The facts of a village, in groups: each group says where its figures come from and when
somebody last looked. An empty field means that nobody told us, never "no"."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.editorial.choice_set import ChoiceSetField
from cms.translation.spoken import SpokenLanguage
from villages import choices

# A box round the Gers with a few kilometres to spare (outline: IGN Admin-Express).
SOUTH, NORTH = 43.25, 44.15
WEST, EAST = -0.35, 1.30
LATITUDE_VALIDATORS = [
    MinValueValidator(SOUTH, _("This latitude lies south of the Gers.")),
    MaxValueValidator(NORTH, _("This latitude lies north of the Gers.")),
]
LONGITUDE_VALIDATORS = [
    MinValueValidator(WEST, _("This longitude lies west of the Gers.")),
    MaxValueValidator(EAST, _("This longitude lies east of the Gers.")),
]


def source_field():
    """Return a field for where a group of facts comes from."""
    return models.CharField(
        _("source"),
        max_length=160,
        blank=True,
        help_text=_("Who says so: Insee, Arcep, the town hall… Shown beside the facts."),
    )


def checked_on_field():
    """Return a field for when somebody last checked a group of facts."""
    return models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("When somebody last looked whether this is still true. Shown to readers."),
    )


class CommuneFacts(models.Model):
    """Who and where the village is."""

    insee_code = models.CharField(
        _("INSEE code"),
        max_length=5,
        validators=[
            RegexValidator(r"^32\d{3}$", _("An INSEE code of the Gers is 32 and three digits."))
        ],
        help_text=_("The commune’s official code: five digits, beginning with 32."),
    )
    postal_code = models.CharField(
        _("postal code"),
        max_length=5,
        validators=[RegexValidator(r"^\d{5}$", _("A postal code is five digits."))],
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    intercommunality = models.CharField(
        _("intercommunality"),
        max_length=120,
        blank=True,
        help_text=_("The community of communes or of agglomeration."),
    )
    territory = models.CharField(
        _("territory"),
        max_length=30,
        choices=choices.Territory,
        blank=True,
        help_text=_("The land that the village belongs to, as people say it."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=5,
        validators=LATITUDE_VALIDATORS,
        help_text=_("Of the village’s centre, in degrees: between 43.25 and 44.15."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=5,
        validators=LONGITUDE_VALIDATORS,
        help_text=_("Of the village’s centre, in degrees: between −0.35 and 1.30."),
    )
    area_km2 = models.DecimalField(
        _("area (km²)"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    commune_source = source_field()
    commune_checked_on = checked_on_field()

    class Meta:
        abstract = True


class BroadbandFacts(models.Model):
    """How fast the line is: the first thing that people who work from home ask."""

    broadband = ChoiceSetField(_("Internet access"), choices=choices.Broadband)
    fibre_percent = models.PositiveSmallIntegerField(
        _("homes that can have fibre (%)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100, _("At most 100 %%."))],
    )
    download_mbps = models.PositiveIntegerField(
        _("fastest download on offer (Mbit/s)"), null=True, blank=True
    )
    upload_mbps = models.PositiveIntegerField(
        _("fastest upload on offer (Mbit/s)"), null=True, blank=True
    )
    broadband_source = source_field()
    broadband_checked_on = checked_on_field()

    class Meta:
        abstract = True


class MobileFacts(models.Model):
    """Whether a telephone works in the kitchen."""

    mobile_coverage = models.CharField(
        _("mobile coverage"), max_length=12, choices=choices.MobileCoverage, blank=True
    )
    mobile_operators = ChoiceSetField(
        _("operators that cover the village in 4G"), choices=choices.MobileOperator
    )
    mobile_source = source_field()
    mobile_checked_on = checked_on_field()

    class Meta:
        abstract = True


class ChildrenFacts(models.Model):
    """Schools, and who looks after children when there is none."""

    schools = ChoiceSetField(_("schools"), choices=choices.School)
    has_after_school_care = models.BooleanField(_("after-school care"), null=True, blank=True)
    childcare = ChoiceSetField(_("childcare"), choices=choices.Childcare)
    childcare_places = models.PositiveSmallIntegerField(
        _("childcare places"), null=True, blank=True
    )
    children_source = source_field()
    children_checked_on = checked_on_field()

    class Meta:
        abstract = True


class ShopFacts(models.Model):
    shops = ChoiceSetField(_("shops and services"), choices=choices.Shop)
    shops_source = source_field()
    shops_checked_on = checked_on_field()

    class Meta:
        abstract = True


class HealthFacts(models.Model):
    health = ChoiceSetField(_("health care"), choices=choices.Health)
    health_source = source_field()
    health_checked_on = checked_on_field()

    class Meta:
        abstract = True


class TransportFacts(models.Model):
    transport = ChoiceSetField(_("transport"), choices=choices.Transport)
    nearest_station = models.CharField(
        _("nearest railway station"), max_length=80, blank=True, help_text=_("Its name.")
    )
    transport_source = source_field()
    transport_checked_on = checked_on_field()

    class Meta:
        abstract = True


class RentFacts(models.Model):
    """What a home costs here, so that a household can compare."""

    rent_flat_eur = models.PositiveIntegerField(
        _("usual rent of a two-bedroom flat (€ a month)"), null=True, blank=True
    )
    rent_house_eur = models.PositiveIntegerField(
        _("usual rent of a three-bedroom house (€ a month)"), null=True, blank=True
    )
    rent_source = source_field()
    rent_checked_on = checked_on_field()

    class Meta:
        abstract = True


class LanguageFacts(models.Model):
    """Which languages a newcomer can be greeted in."""

    languages = ChoiceSetField(_("languages spoken by people here"), choices=SpokenLanguage)
    languages_source = source_field()
    languages_checked_on = checked_on_field()

    class Meta:
        abstract = True
