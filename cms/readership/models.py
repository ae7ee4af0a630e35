"""How often a page was read on a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyReads(models.Model):
    """*This page was read so often on that day.* Nothing is kept of who read it."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="daily_reads",
        verbose_name=_("page"),
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("times"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reads of a day")
        verbose_name_plural = _("reads of a day")
        constraints = [
            models.UniqueConstraint(fields=["page", "day"], name="readership_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.day}: {self.count}"
