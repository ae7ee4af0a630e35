"""Which published page shows which file. A draft leaves no row here."""

from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cms.editorial.models.standing import is_shown


def is_closed(restrictions, place: str, path: str) -> Exists:
    """Return the condition for a query's object to lie where `restrictions` (rows that close a
    page or a collection, named by their field `place`, and all below it) let not everybody in.

    `path`: how the query names the path of the object in that tree.
    """
    where = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Exists(
        restrictions.objects.alias(where=where).filter(where__startswith=F(f"{place}__path"))
    )


class FileUseQuerySet(models.QuerySet):
    def public(self):
        """Return the uses that open a file to everybody: its page is live, shown today, and
        unrestricted."""
        return self.filter(
            ~is_closed(PageViewRestriction, "page", "page__path"),
            is_shown(timezone.localdate(), "page_id", "page__path"),
            page__live=True,
        )

    def of(self, file):
        """Return the uses of `file`, a `SiteImage` or a `SiteDocument`."""
        return self.filter(**{file.use_field: file.pk})


class FileUse(models.Model):
    """*What was last approved of this page shows this file.*

    Written when a page is published, replaced at its next publication, kept while it is taken
    down: coming back shows the same files. Wagtail's own reference index cannot stand in for
    it, for it follows drafts.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="file_uses")
    image = models.ForeignKey(
        "media.SiteImage", on_delete=models.CASCADE, null=True, related_name="uses"
    )
    document = models.ForeignKey(
        "media.SiteDocument", on_delete=models.CASCADE, null=True, related_name="uses"
    )

    wagtail_reference_index_ignore = True

    objects = FileUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a file")
        verbose_name_plural = _("uses of files")
        constraints = [
            models.CheckConstraint(
                condition=Q(image__isnull=False, document__isnull=True)
                | Q(image__isnull=True, document__isnull=False),
                name="media_use_of_one_file",
            ),
            models.UniqueConstraint(fields=["page", "image"], name="media_use_of_image_once"),
            models.UniqueConstraint(fields=["page", "document"], name="media_use_of_document_once"),
        ]

    def __str__(self) -> str:
        return f"{self.page} → {self.image or self.document}"


def public_condition(use_field: str, file: str = "pk", collection: str = "collection"):
    """Return the condition for a file to be public, for a query that reaches it by those names.

    `use_field`: the field of `FileUse` that names such files; `file`, `collection`: how the
    query names the file and its collection. A collection closed by an administrator stays
    closed.
    """
    uses = FileUse.objects.public().filter(**{use_field: OuterRef(file)})
    closed = is_closed(CollectionViewRestriction, "collection", f"{collection}__path")
    return Exists(uses) & ~closed


class PublicFileMixin(models.Model):
    """A file that is private until a page that uses it is approved."""

    #: The field of `FileUse` that names files of this class.
    use_field: str

    class Meta:
        abstract = True

    @property
    def used_on(self) -> FileUseQuerySet:
        """The rows that say which published pages show this file."""
        return FileUse.objects.of(self)

    def is_public(self) -> bool:
        """Whether everybody may see this file now. One query."""
        return type(self).objects.public().filter(pk=self.pk).exists()
