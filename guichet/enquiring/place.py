"""Where one writes to the guichet unique, and when one has an answer."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.editorial.sub_addresses import SubAddress
from guichet.models import GuichetPage

CULTURE = SubAddress(
    GuichetPage,
    {
        "fr": "projet-culture",
        "en": "culture-project",
        "es": "proyecto-cultura",
        "pt": "projeto-cultura",
    },
    _("Let us talk about your project"),
)
#: What the site promises to who writes, and what the CCI's list measures.
ANSWERED_WITHIN = timedelta(days=7)


def promised_day() -> date:
    """Return the day by which what comes today is answered."""
    return timezone.localdate() + ANSWERED_WITHIN
