"""The languages that people here speak: for villages and members alike."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SpokenLanguage(TextChoices):
    FRENCH = "fr", _("French")
    OCCITAN = "oc", _("Gascon (Occitan)")
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    ITALIAN = "it", _("Italian")
    GERMAN = "de", _("German")
    DUTCH = "nl", _("Dutch")
    DANISH = "da", _("Danish")
    SWEDISH = "sv", _("Swedish")
    ARABIC = "ar", _("Arabic")
