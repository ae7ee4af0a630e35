"""A whole section prepared or submitted at once, page by page, outside the request."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SectionJob(models.Model):
    """What somebody asked to be done for every page under `section`, in one language."""

    class Act(models.TextChoices):
        PREPARE = "prepare", _("begin the translations that are missing")
        SUBMIT = "submit", _("submit the translations that are whole")

    section = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("section")
    )
    language = models.CharField(_("language"), max_length=8)
    act = models.CharField(_("what is done"), max_length=10, choices=Act.choices)
    is_machine_asked = models.BooleanField(
        _("with proposals of the machine"),
        default=False,
        help_text=_("They are drafts: somebody reads them before anybody approves them."),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_at = models.DateTimeField(_("asked on"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished on"), null=True, blank=True)

    class Meta:
        verbose_name = _("work on a section")
        verbose_name_plural = _("work on sections")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.section} ({self.language})"

    @property
    def language_name(self) -> str:
        """The language's name for itself."""
        return dict(settings.LANGUAGES).get(self.language, self.language)


class SectionStep(models.Model):
    """One page of a `SectionJob`: a row is written with what is done, so that whoever takes the
    work up again after an end by force goes on behind it."""

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        LEFT = "left", _("left as it is")
        FAILED = "failed", _("not possible")

    job = models.ForeignKey(SectionJob, on_delete=models.CASCADE, related_name="steps")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    note = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("page of a work on a section")
        verbose_name_plural = _("pages of a work on a section")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["job", "page"], name="translating_step_once_per_page")
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_outcome_display()}"
