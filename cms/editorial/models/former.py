"""Whose last mandate ended, and when: what an account without any is kept or deleted by."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerHolder(models.Model):
    """*This person held a mandate once, and holds none since.*

    Written by `cms.editorial.mandates.former` whenever the last mandate of somebody ends,
    whatever ends it, and removed when they are given one again.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="former_holder",
        verbose_name=_("person"),
    )
    since = models.DateTimeField(_("since"))
    warned_at = models.DateTimeField(_("told that the account will be deleted"), null=True)

    class Meta:
        verbose_name = _("former holder of a mandate")
        verbose_name_plural = _("former holders of a mandate")

    def __str__(self) -> str:
        return str(self.user)
