"""The codes that a télécentre is told in. Codes never change; labels are translated."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _


class Equipment(TextChoices):
    """What a télécentre has, the line first."""

    FIBRE = "fibre", _("fibre")
    WIFI = "wifi", _("Wi-Fi")
    SCREEN = "screen", _("screens to plug into")
    PRINTER = "printer", _("printer and photocopier")
    SCANNER = "scanner", _("scanner")
    BOOTH = "booth", _("telephone booth")
    VIDEO = "video", _("video-conference screen")
    PROJECTOR = "projector", _("projector")
    LOCKERS = "lockers", _("lockers")
    MAIL = "mail", _("postal address and mail collection")
    KITCHEN = "kitchen", _("kitchen")
    COFFEE = "coffee", _("coffee and tea")
    GARDEN = "garden", _("garden or terrace")
    PARKING = "parking", _("parking")
    BICYCLES = "bicycles", _("bicycle shelter")
    BADGE = "badge", _("open day and night by badge")


class DisabledAccess(TextChoices):
    """How far somebody in a wheelchair gets, alone."""

    FULL = "full", _("full: entrance, desks and toilets")
    PARTIAL = "partial", _("partial")
    NONE = "none", _("none yet")


class Weekday(IntegerChoices):
    """Days as ISO 8601 counts them: Monday is 1."""

    MONDAY = 1, WEEKDAYS[0]
    TUESDAY = 2, WEEKDAYS[1]
    WEDNESDAY = 3, WEEKDAYS[2]
    THURSDAY = 4, WEEKDAYS[3]
    FRIDAY = 5, WEEKDAYS[4]
    SATURDAY = 6, WEEKDAYS[5]
    SUNDAY = 7, WEEKDAYS[6]
