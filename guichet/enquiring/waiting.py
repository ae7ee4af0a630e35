"""Enquiries that nobody has taken up, for the queue to tell."""

from django.utils.translation import gettext_lazy as _

from cms.editorial.queue import also
from guichet.models import Enquiry


def register_line() -> None:
    """Let the queue tell of them."""
    free = (Enquiry.State.NEW, Enquiry.State.HELD)
    also.register(
        _("Enquiries to take up"),
        rows=lambda: Enquiry.objects.filter(state__in=free),
        right="guichet.change_enquiry",
        screen="enquiries:index",
    )
