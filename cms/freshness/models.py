"""How long each kind of page may go unchecked, and what its people were asked."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FreshnessTerm(models.Model):
    """*The CCI says that pages of this kind are checked every so many days*, instead of what their
    page type says (`SitePage.stays_true`)."""

    kind = models.CharField(
        _("kind of page"),
        max_length=100,
        unique=True,
        help_text=_("A page type, as “villages.HousingPage”."),
    )
    days = models.PositiveSmallIntegerField(
        _("days"), validators=[MinValueValidator(7), MaxValueValidator(1100)]
    )

    class Meta:
        verbose_name = _("how long a kind of page may go unchecked")
        verbose_name_plural = _("how long pages may go unchecked")

    def __str__(self) -> str:
        return f"{self.kind}: {self.days}"


class Question(models.Model):
    """*The people of this page were asked whether it is still true.*

    Asked once, asked again once, and answered once: by a link of the letter, on a screen of
    theirs, or by the CCI who called them.
    """

    class Answer(models.TextChoices):
        TRUE = "true", _("still true")
        GONE = "gone", _("gone")
        CHANGED = "changed", _("put up to date")
        SILENT = "silent", _("nobody answered")

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="freshness_questions",
        verbose_name=_("page"),
    )
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now)
    asked_again_at = models.DateTimeField(_("asked again on"), null=True, blank=True)
    call_on = models.DateField(
        _("to be called on"),
        null=True,
        blank=True,
        help_text=_("Set when the CCI called and reached nobody."),
    )
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question about a page")
        verbose_name_plural = _("questions about pages")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=Q(answered_at=None),
                name="freshness_one_open_question",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(~Q(answer=""), answered_at__isnull=False),
                name="freshness_answer_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_answer_display() or self.asked_at:%Y-%m-%d}"


class Asked(models.Model):
    """*This person was asked that question, in a mail of that day.* Several people hold a page:
    all of them are asked, and the first answer counts."""

    class Step(models.TextChoices):
        FIRST = "first", _("asked")
        AGAIN = "again", _("asked again")
        LEFT = "left", _("told that it has left the site")

    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="asked", verbose_name=_("question")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    step = models.CharField(_("step"), max_length=5, choices=Step.choices)
    on = models.DateField(_("day"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("asking")
        verbose_name_plural = _("askings")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "user", "step"], name="freshness_asked_once_a_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} → {self.user_id}: {self.step}"
