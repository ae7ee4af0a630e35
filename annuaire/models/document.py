"""What the CCI gives members to read."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MemberDocument(models.Model):
    """A document of the club. Its file stays private, and is served to members by their screen:
    no published page shows it, so `cms.media` shows it to nobody else."""

    title = models.CharField(_("title"), max_length=160)
    document = models.ForeignKey(
        "media.SiteDocument",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("file"),
        help_text=_("Members read it; the public does not."),
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The smallest first; of the same, the newest first.")
    )

    class Meta:
        verbose_name = _("document of the club")
        verbose_name_plural = _("documents of the club")
        ordering = ["sort_order", "-date", "pk"]

    def __str__(self) -> str:
        return self.title
