"""Where one asks to join, and when one has an answer."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annuaire.models import AnnuaireIndexPage
from cms.editorial.sub_addresses import SubAddress

JOIN = SubAddress(
    AnnuaireIndexPage,
    {"fr": "rejoindre", "en": "join", "es": "unirse", "pt": "aderir"},
    _("Join the network"),
)
#: What the site promises to an applicant, and what the CCI's list measures.
ANSWERED_WITHIN = timedelta(days=14)


def answer_by(request=None) -> date:
    """Return the day by which `request`, or one that comes today, is answered."""
    received = timezone.localdate(request.created_at) if request else timezone.localdate()
    return received + ANSWERED_WITHIN
