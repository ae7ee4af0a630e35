"""What has come in, without a word of it: enough to count and to recognise, no more."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Longer than the longest limit, and than a stamp is taken.
KEPT = timedelta(hours=48)


class Doubt(models.TextChoices):
    """Why a message is held for somebody to read before it goes further."""

    TRAP = "trap", _("a field was filled in that no reader sees")
    FAST = "fast", _("it was sent within seconds of opening the form")
    LINKS = "links", _("it holds many links")
    REPEATED = "repeated", _("the same text came several times")


class Received(models.Model):
    """A form that was taken. Fingerprints only (keyed, not to be turned back), for two days."""

    key = models.CharField(max_length=32, unique=True)
    form = models.CharField(max_length=40)
    sender = models.CharField(max_length=32)
    email = models.CharField(max_length=32, blank=True)
    body = models.CharField(max_length=32, blank=True)
    received_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.form}, {self.received_at:%Y-%m-%d %H:%M}"


def prune() -> int:
    """Delete what is older than `KEPT`; return how many rows."""
    return Received.objects.filter(received_at__lt=timezone.now() - KEPT).delete()[0]
