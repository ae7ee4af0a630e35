"""A form that was sent after the session had ended."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptForm(models.Model):
    """What `owner` typed, for the browser that sent it: nobody else has the key to `contents`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="kept_forms",
        verbose_name=_("person"),
    )
    contents = models.BinaryField(_("contents, encrypted"))
    created_at = models.DateTimeField(_("kept since"), auto_now_add=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.pk)
