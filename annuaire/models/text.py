"""What a member says of themselves in another language than French."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

OTHERS = [choice for choice in settings.LANGUAGES if choice[0] != settings.LANGUAGE_CODE]


class MemberText(Orderable):
    """The trade and the presentation in `language`, in the member's own words.

    It belongs to the versions of the entry: it is drafted, read by the CCI and published with it
    (ADR 0012). Facts are said once, on the entry.
    """

    page = ParentalKey("annuaire.MemberPage", on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=8, choices=OTHERS)
    trade = models.CharField(_("trade"), max_length=100)
    presentation = RichTextField(
        _("presentation"), features=["bold", "italic", "ul", "link"], blank=True
    )

    panels = [FieldPanel("language"), FieldPanel("trade"), FieldPanel("presentation")]

    class Meta(Orderable.Meta):
        verbose_name = _("text in another language")
        verbose_name_plural = _("texts in other languages")
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="annuaire_text_language")
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.get_language_display()})"
