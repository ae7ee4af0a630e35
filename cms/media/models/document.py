"""Documents."""

import secrets
from pathlib import PurePath

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from .rights import RightsMixin
from .use import PublicFileMixin, public_condition


def upload_to(document, filename: str) -> str:
    """Return a name that tells nothing of the document and that nobody guesses."""
    return f"documents/{secrets.token_hex(12)}{PurePath(filename).suffix.lower()}"


class SiteDocumentQuerySet(DocumentQuerySet):
    def public(self):
        """Return the documents that everybody may read."""
        return self.filter(public_condition("document"))


class SiteDocument(PublicFileMixin, RightsMixin, AbstractDocument):
    """A file to read or download."""

    use_field = "document"

    file = models.FileField(_("file"), upload_to=upload_to)

    objects = SiteDocumentQuerySet.as_manager()

    admin_form_fields = ("title", "file", "rights", "credit", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_sitedocument", _("Can choose a document"))]
        indexes = [models.Index(fields=["file"], name="media_document_by_file")]

    def _set_document_file_metadata(self):
        super()._set_document_file_metadata()
        if self.file._committed:
            self.file.close()  # Wagtail leaves it open

    def clean(self):
        if self.file:  # one sent among many gets its file, looked at before, after its words
            super().clean()

    @property
    def filename(self) -> str:
        """The name that readers see and download, made of the title."""
        suffix = PurePath(self.file.name).suffix
        return f"{slugify(self.title)[:80].strip('-') or 'document'}{suffix}"
