"""Pictures."""

import secrets
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet, get_upload_to

from ..fields import ReceivedImageField
from .rights import RightsMixin
from .use import PublicFileMixin, public_condition


class SiteImageQuerySet(ImageQuerySet):
    def public(self):
        """Return the pictures that everybody may see (as renditions, never as they came in)."""
        return self.filter(public_condition("image"))


class SiteImage(PublicFileMixin, RightsMixin, AbstractImage):
    """A picture.

    Its description for those who do not see it is Wagtail's `description`: it has one, or it is
    an ornament, and never both.
    """

    use_field = "image"

    file = ReceivedImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    is_decorative = models.BooleanField(
        _("only an ornament"),
        default=False,
        help_text=_(
            "Tick this only when nothing is lost on somebody who does not see the picture."
        ),
    )
    #: What the picture has most of, as ``#rrggbb``: shown until it has come. Written on receipt,
    #: so after `file`; empty for a picture that one sees through.
    colour = models.CharField(_("colour"), max_length=7, blank=True, editable=False)

    objects = SiteImageQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "rights",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_siteimage", _("Can choose a picture"))]
        indexes = [models.Index(fields=["file"], name="media_image_by_file")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True, description="")
                | Q(~Q(description=""), is_decorative=False),
                name="media_image_described_or_decorative",
            )
        ]

    def _set_image_file_metadata(self):
        super()._set_image_file_metadata()
        if self.file._committed:
            self.file.close()  # Wagtail leaves it open

    @property
    def default_alt_text(self) -> str:
        """The description, and never the title, which is for those who file the picture."""
        return self.description

    def get_upload_to(self, filename: str) -> str:
        """Return a name that tells nothing of the picture and that nobody guesses."""
        return f"original_images/{secrets.token_hex(12)}{PurePath(filename).suffix.lower()}"

    def generate_rendition_file(self, filter, *, source=None) -> ContentFile:
        # Wagtail leaves its temporary file open until the garbage collector comes by
        with super().generate_rendition_file(filter, source=source) as temporary:
            temporary.seek(0)
            return ContentFile(temporary.read(), name=temporary.name)


class SiteRenditionQuerySet(models.QuerySet):
    def public(self):
        """Return the renditions of the pictures that everybody may see."""
        return self.filter(public_condition("image", "image_id", "image__collection"))


class SiteRendition(AbstractRendition):
    """A picture in one size and format: the only thing of it that is ever public."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    objects = SiteRenditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture in one size")
        verbose_name_plural = _("pictures in one size")
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        indexes = [models.Index(fields=["file"], name="media_rendition_by_file")]

    def __str__(self) -> str:
        return f"{self.image} ({self.filter_spec})"

    @property
    def url(self) -> str:
        """Our own address, wherever the file is stored: only the site says who may see it."""
        return f"{settings.MEDIA_URL}{self.file.name}"
