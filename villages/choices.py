"""The codes that villages' facts are told in. Codes never change; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Territory(TextChoices):
    """The lands of the Gers as people name them, not an administrative division."""

    ARMAGNAC = "armagnac", "Armagnac"
    ASTARAC = "astarac", "Astarac"
    GASCOGNE_TOULOUSAINE = "gascogne-toulousaine", "Gascogne toulousaine"
    GRAND_AUCH = "grand-auch", "Grand Auch"
    LOMAGNE = "lomagne", "Lomagne"
    RIVIERE_BASSE = "riviere-basse", "Rivière-Basse et Pardiac"
    SAVES = "saves", "Savès"
    TENAREZE = "tenareze", "Ténarèze"
    VAL_D_ADOUR = "val-d-adour", "Val d’Adour"


class Broadband(TextChoices):
    FIBRE = "fibre", _("fibre to the home")
    VDSL = "vdsl", "VDSL2"
    ADSL = "adsl", "ADSL"
    CELLULAR = "4g-5g", _("fixed 4G or 5G")
    RADIO = "radio", _("radio (THD Radio)")
    SATELLITE = "satellite", _("satellite")


class MobileOperator(TextChoices):
    BOUYGUES = "bouygues", "Bouygues Telecom"
    FREE = "free", "Free Mobile"
    ORANGE = "orange", "Orange"
    SFR = "sfr", "SFR"


class MobileCoverage(TextChoices):
    VERY_GOOD = "very-good", _("very good, indoors too")
    GOOD = "good", _("good outdoors")
    LIMITED = "limited", _("limited")


class School(TextChoices):
    NURSERY = "nursery", _("nursery school (3 to 6 years)")
    PRIMARY = "primary", _("primary school (6 to 11 years)")
    LOWER_SECONDARY = "lower-secondary", _("collège (11 to 15 years)")
    UPPER_SECONDARY = "upper-secondary", _("lycée (15 to 18 years)")

    @classmethod
    def short_labels(cls, codes: list[str]) -> list:
        """Return the names of the schools in `codes` without ages, for a card."""
        names = {
            cls.NURSERY: pgettext_lazy("school", "nursery"),
            cls.PRIMARY: pgettext_lazy("school", "primary"),
            cls.LOWER_SECONDARY: pgettext_lazy("school", "collège"),
            cls.UPPER_SECONDARY: pgettext_lazy("school", "lycée"),
        }
        return [names[code] for code in codes]


class Childcare(TextChoices):
    DAY_NURSERY = "day-nursery", _("day nursery (crèche)")
    CHILDMINDERS = "childminders", _("childminders")
    CHILDMINDERS_HOUSE = "childminders-house", _("childminders’ house (MAM)")


class Shop(TextChoices):
    """Shops and services that a household asks about first."""

    BAKERY = "bakery", _("bakery")
    GROCERY = "grocery", _("grocer’s")
    SUPERMARKET = "supermarket", _("supermarket")
    BUTCHER = "butcher", _("butcher’s")
    MARKET = "market", _("weekly market")
    CAFE = "cafe", _("café")
    RESTAURANT = "restaurant", _("restaurant")
    POST_OFFICE = "post-office", _("post office or postal agency")
    BANK = "bank", _("bank or cash machine")
    PETROL = "petrol", _("petrol station")
    HAIRDRESSER = "hairdresser", _("hairdresser’s")
    NEWSAGENT = "newsagent", _("newsagent’s")
    LIBRARY = "library", _("library")
    CINEMA = "cinema", _("cinema")
    SWIMMING_POOL = "swimming-pool", _("swimming pool")
    FRANCE_SERVICES = "france-services", _("France Services desk")


class Health(TextChoices):
    DOCTOR = "doctor", _("doctor")
    NURSE = "nurse", pgettext_lazy("health care", "nurse")
    PHARMACY = "pharmacy", _("pharmacy")
    DENTIST = "dentist", _("dentist")
    PHYSIOTHERAPIST = "physiotherapist", _("physiotherapist")
    MIDWIFE = "midwife", _("midwife")
    HEALTH_CENTRE = "health-centre", _("health centre")
    HOSPITAL = "hospital", _("hospital")


class Transport(TextChoices):
    STATION = "station", _("railway station")
    BUS = "bus", _("regular bus line")
    ON_DEMAND = "on-demand", _("transport on demand")
    SCHOOL_BUS = "school-bus", _("school bus")
    CARPOOLING = "carpooling", _("carpooling area")
    CHARGING = "charging", _("charging point for electric cars")
