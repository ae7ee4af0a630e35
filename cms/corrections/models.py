"""What a reader says is no longer true."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.public_forms.models import Doubt
from cms.translation.languages import site_languages


class Correction(models.Model):
    """*Somebody says that this is no longer true on that page.*

    Its page's people and the CCI read it. Nothing on the page changes by it.
    """

    class State(models.TextChoices):
        HELD = "held", _("held: in doubt")
        OPEN = "open", _("to look at")
        DONE = "done", _("put right")
        DISMISSED = "dismissed", _("nothing to change")

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="corrections",
        verbose_name=_("page"),
    )
    text = models.TextField(_("what is no longer true"), max_length=2000)
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("Of the reader, if they want an answer.")
    )
    language = models.CharField(
        _("language"), max_length=8, choices=site_languages, default=settings.LANGUAGE_CODE
    )
    created_at = models.DateTimeField(_("sent on"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    doubt = models.CharField(_("doubt"), max_length=10, choices=Doubt.choices, blank=True)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
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
        verbose_name = _("correction by a reader")
        verbose_name_plural = _("corrections by readers")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["page", "state"], name="corrections_by_page_and_state")]

    def __str__(self) -> str:
        return f"{self.page}: {self.text[:60]}"


class Told(models.Model):
    """*This person was told of this correction in a grouped mail on that day.*"""

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="told")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(_("told on"))

    class Meta:
        verbose_name = _("correction that somebody was told of")
        verbose_name_plural = _("corrections that people were told of")
        constraints = [
            models.UniqueConstraint(fields=["correction", "user"], name="corrections_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.correction_id} → {self.user_id}, {self.on}"
