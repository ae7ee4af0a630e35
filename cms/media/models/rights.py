"""By what right the site shows a file, and who made it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rights(models.TextChoices):
    """What the person who sends a file says of it."""

    OWN = "own", _("made by who sent it")
    AGREED = "agreed", _("shown with the agreement of who made it")
    FREE = "free", _("under a free licence")
    BOUGHT = "bought", _("bought for the site")


class RightsMixin(models.Model):
    """A file of which one knows by what right it is shown.

    `rights` is empty for files that came before it was asked.
    """

    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who made it. Shown with it. Optional when you made it yourself."),
    )
    rights = models.CharField(_("rights"), max_length=10, choices=Rights.choices, blank=True)

    class Meta:
        abstract = True
