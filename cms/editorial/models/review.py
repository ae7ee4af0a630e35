"""The one task of the one workflow: a CCI moderator reads and decides."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState


class ReviewState(TaskState):
    """One revision put before the moderators. Whatever is saved meanwhile opens another one,
    so that the number of a state names the very text that it was opened for."""

    submitted_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("revision as its author submitted it"),
    )
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("corrected by"),
    )

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        permissions = [("decide_review", _("Can approve or send back what others submitted"))]


class ReviewTask(Task):
    """Read by a CCI moderator who did not submit it."""

    task_state_class = ReviewState

    class Meta:
        verbose_name = _("review by the CCI")
        verbose_name_plural = _("reviews by the CCI")
