"""The words of pages in other languages: those that were approved, and nothing else."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class Wording(index.Indexed, models.Model):
    """*In this language, this page says this.* A row exists as long as its words are approved.

    It is what readers get. How words are written, reviewed and approved is the business of
    `cms.translating`, which alone writes here. A page's facts are never in it.
    """

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="wordings",
        verbose_name=_("page"),
    )
    language = models.CharField(_("language"), max_length=8)
    #: By the names of the page's fields: what each says, as the field stores it; for rows of the
    #: page, by the row's key: what each of its fields says.
    content = models.JSONField(_("words"))
    text = models.TextField(_("words without their form"), help_text=_("For the search."))
    approved_at = models.DateTimeField(_("approved on"), default=timezone.now)
    outdated_since = models.DateTimeField(
        _("out of date since"),
        null=True,
        blank=True,
        help_text=_("The day on which the French text became another."),
    )

    outdated_at = models.CharField(
        _("out of date from"),
        max_length=255,
        blank=True,
        help_text=_("The path of the first passage whose French is another."),
    )

    wagtail_reference_index_ignore = True
    search_fields = [
        index.SearchField("text"),
        index.FilterField("language"),
        index.FilterField("page_id"),
    ]

    class Meta:
        verbose_name = _("approved words of a page")
        verbose_name_plural = _("approved words of pages")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language"], name="translation_wording_once_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.language})"
