"""What members offer to each other and look for, and what other members say of it."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .member import MemberPage

#: A list of the living: who still means it posts it again.
LONGEST = timedelta(days=60)


class NoticeQuerySet(models.QuerySet):
    def open(self):
        """Return those that members read today: of entries that are shown, not over, not hidden."""
        return self.filter(
            author__in=MemberPage.objects.listed().values("pk"),
            expires_on__gte=timezone.localdate(),
            closed_at=None,
            hidden_at=None,
        )


class Notice(models.Model):
    """An offer or a request of a member, in plain words, for members only."""

    class Kind(models.TextChoices):
        OFFER = "offer", pgettext_lazy("notice", "Offer")
        REQUEST = "request", pgettext_lazy("notice", "Request")

    author = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("entry"),
    )
    kind = models.CharField(_("what it is"), max_length=7, choices=Kind, default=Kind.OFFER)
    title = models.CharField(_("title"), max_length=100)
    text = models.TextField(
        _("text"), max_length=2_000, help_text=_("Plain text. Addresses of pages become links.")
    )
    expires_on = models.DateField(
        _("until"), help_text=_("60 days at most. Then it leaves the list by itself.")
    )
    created_at = models.DateTimeField(_("posted on"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    hidden_at = models.DateTimeField(_("hidden on"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer or request")
        verbose_name_plural = _("offers and requests")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self):
        super().clean()
        if not self.expires_on:
            return
        today = timezone.localdate()
        if not today <= self.expires_on <= today + LONGEST:
            raise ValidationError({"expires_on": _("From today on, and 60 days at most.")})

    @property
    def is_over(self) -> bool:
        """Whether it has left the list by its date or by its author."""
        return bool(self.closed_at) or self.expires_on < timezone.localdate()


class NoticeReport(models.Model):
    """What a member finds wrong with a notice. `settled_at`: the CCI has decided since."""

    class Reason(models.TextChoices):
        UNLAWFUL = "unlawful", _("It is unlawful or hurts somebody")
        ADVERTISING = "advertising", _("It is advertising, or has no place here")
        UNTRUE = "untrue", _("It is not true, or not available any more")

    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, related_name="reports", verbose_name=_("notice")
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("reported by"),
    )
    reason = models.CharField(_("reason"), max_length=11, choices=Reason)
    words = models.TextField(_("in your words"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("reported on"), default=timezone.now)
    settled_at = models.DateTimeField(_("decided on"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report of a notice")
        verbose_name_plural = _("reports of notices")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "reporter"], name="annuaire_report_once")
        ]

    def __str__(self) -> str:
        return f"{self.notice}: {self.get_reason_display()}"
