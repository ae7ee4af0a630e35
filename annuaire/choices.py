"""What members choose between."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EntryKind(TextChoices):
    PERSON = "person", _("One person")
    ORGANISATION = "org", _("Company, association or cooperative")


class WorkMode(TextChoices):
    REMOTE = "remote", _("Remotely")
    ON_SITE = "on-site", _("At the customer’s")


class Availability(TextChoices):
    NOW = "now", _("Takes work now")
    LATER = "later", _("From a day on")
    BUSY = "busy", _("Takes no work at present")


class MembersOnly(TextChoices):
    """The fields of an entry, by name, that a member may keep from the public."""

    PRESENTATION = "presentation", _("Presentation")
    WEBSITE = "website", _("Web site")
    PHONE = "phone", _("Telephone")
    AVAILABILITY = "availability", _("Availability")
    REFERENCES = "references", _("References")
    RATES = "rates", _("Rates")


class WayOut(TextChoices):
    """As what an entry is taken off the site."""

    PAUSED = "paused", _("paused")
    LEFT = "left", _("left the network")
