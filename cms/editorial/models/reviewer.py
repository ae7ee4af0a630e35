"""What the CCI knows of those who read what was submitted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.editorial.choice_set import ChoiceSetField
from cms.translation.languages import foreign_languages, site_languages


class Reviewer(models.Model):
    """*This moderator reads these languages, and is told like that.*

    Who has no row reads French, the language of the CCI, and is told at once.
    """

    class Letters(models.TextChoices):
        AT_ONCE = "at_once", _("a mail for each change, at once")
        DAILY = "daily", _("one mail each morning")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="reviewer",
        verbose_name=_("person"),
    )
    languages = ChoiceSetField(
        _("languages that they read, besides French"),
        choices=foreign_languages,
        max_length=60,
    )
    letters = models.CharField(
        _("mails"), max_length=10, choices=Letters.choices, default=Letters.AT_ONCE
    )

    class Meta:
        verbose_name = _("reader of submissions")
        verbose_name_plural = _("readers of submissions")
        ordering = ["user__last_name", "user__first_name", "pk"]

    def __str__(self) -> str:
        return str(self.user)


class Reading(models.Model):
    """*This moderator had this review open, then.* Others are told so while it is fresh."""

    state = models.ForeignKey(
        "editorial.ReviewState",
        on_delete=models.CASCADE,
        related_name="readings",
        verbose_name=_("review"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    seen_at = models.DateTimeField(_("seen at"))

    class Meta:
        verbose_name = _("reading of a review")
        verbose_name_plural = _("readings of reviews")
        constraints = [
            models.UniqueConstraint(fields=["state", "user"], name="editorial_reading_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.state_id}"


class ReadyWords(models.Model):
    """Words that the moderators often send back, ready to be ticked."""

    title = models.CharField(
        _("title"), max_length=80, help_text=_("For the moderators: what one chooses it by.")
    )
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=site_languages,
        default=settings.LANGUAGE_CODE,
        help_text=_("Proposed for authors who read this language."),
    )
    text = models.TextField(
        _("words"), max_length=1000, help_text=_("The author reads them as they are.")
    )

    class Meta:
        verbose_name = _("ready words")
        verbose_name_plural = _("ready words")
        ordering = ["language", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["language", "title"], name="editorial_ready_words_once")
        ]

    def __str__(self) -> str:
        return self.title
