"""A theme that a member proposes for a meeting."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ThemeProposal(models.Model):
    """What a member would like to talk of, and what the CCI made of it."""

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("theme", "waits for an answer")
        TAKEN_UP = "taken-up", pgettext_lazy("theme", "taken up")
        DECLINED = "declined", pgettext_lazy("theme", "not taken up")

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("member"),
    )
    theme = models.CharField(_("theme"), max_length=120)
    why = models.TextField(_("why it would help"), max_length=1_000, blank=True)
    would_lead = models.BooleanField(_("would speak of it or lead the meeting"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    created_at = models.DateTimeField(_("proposed"), default=timezone.now)
    event = models.ForeignKey(
        "club.ClubEventPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("meeting"),
    )
    words = models.TextField(_("words of the CCI"), max_length=1_000, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposed theme")
        verbose_name_plural = _("proposed themes")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.theme
