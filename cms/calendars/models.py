"""What calendars were told, so that they are told again when it changes."""

from django.db import models
from django.utils import timezone


class ToldEntry(models.Model):
    """The last state of an entry that the site has given out, without a word of it.

    A calendar keeps an entry until another of the same `uid` comes with a higher `sequence`
    (RFC 5545, 3.8.7.4).
    """

    uid = models.CharField(max_length=255, unique=True)
    fingerprint = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []

    def __str__(self) -> str:
        return f"{self.uid} ({self.sequence})"
