"""Proposed themes that wait for the CCI, for the queue to tell."""

from django.utils.translation import gettext_lazy as _

from club.models import ThemeProposal
from cms.editorial.queue import also


def register_line() -> None:
    """Let the queue tell of them."""
    also.register(
        _("Proposed themes"),
        rows=lambda: ThemeProposal.objects.filter(state=ThemeProposal.State.NEW),
        right="club.change_themeproposal",
        screen="club_themes:index",
    )
