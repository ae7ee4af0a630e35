"""Which page a line of the CCI's became, and the files that were brought."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportedRow(models.Model):
    """*The line of this reference is that page.*

    What the line said is kept as fingerprints, cell by cell: enough to tell which cell of the
    next file is new, and nothing to read of a confidential one. When the page is deleted the row
    stays, so that the same file does not bring the page back.
    """

    kind = models.CharField(max_length=30)
    reference = models.CharField(_("reference"), max_length=100)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="imported_rows"
    )
    # the last version that an import wrote: while it is the latest, nobody came after
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    cells = models.JSONField(default=dict)
    imported_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported line")
        verbose_name_plural = _("imported lines")
        constraints = [
            models.UniqueConstraint(fields=["kind", "reference"], name="importing_reference_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"

    def prints_of(self, cells: dict[str, str]) -> dict[str, str]:
        """Return the fingerprint of each cell, of use for this row only."""
        return {
            column: hashlib.sha256(
                "\n".join([self.kind, self.reference, column, text]).encode()
            ).hexdigest()[:20]
            for column, text in cells.items()
        }

    def changed_columns(self, cells: dict[str, str]) -> set[str]:
        """Return the columns in which `cells` say something else than the last time."""
        return {
            column
            for column, fingerprint in self.prints_of(cells).items()
            if self.cells.get(column) != fingerprint
        }


class TableUpload(models.Model):
    """A file that somebody of the CCI brought, kept from its report until it is applied.

    The bytes lie in the database: no address serves them, and every machine of the site has them.
    """

    kind = models.CharField(_("what it holds"), max_length=30)
    name = models.CharField(_("name of the file"), max_length=200)
    data = models.BinaryField(null=True)
    dated_on = models.DateField(_("dated"), null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("brought by"),
    )
    uploaded_at = models.DateTimeField(_("brought on"), default=timezone.now)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("applied by"),
    )
    applied_at = models.DateTimeField(_("applied on"), null=True)
    entries = models.JSONField(default=list)
    left_out = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported table")
        verbose_name_plural = _("imported tables")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name
