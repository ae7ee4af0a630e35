"""A picture among those of a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from cms.translation.wording import WordedRow


class Photograph(WordedRow, Orderable):
    """A picture with its caption. A page type's own adds the key to its page."""

    image = models.ForeignKey(
        "media.SiteImage", on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    caption = models.CharField(_("caption"), max_length=160, blank=True)

    panels = [FieldPanel("image"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")

    def __str__(self) -> str:
        return self.caption or str(self.image)
