"""When somebody last got a grouped mail."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Round(models.Model):
    """*This person got their last grouped mail then*: the next one is a week later or more."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    sent_at = models.DateTimeField(_("sent on"))

    class Meta:
        verbose_name = _("grouped mail")
        verbose_name_plural = _("grouped mails")

    def __str__(self) -> str:
        return f"{self.user}, {self.sent_at:%Y-%m-%d}"
