"""What somebody writes to the guichet unique."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Enquiry(models.Model):
    """What somebody writes to the guichet unique."""

    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return str(_("Enquiry no. %(number)s") % {"number": self.pk})
