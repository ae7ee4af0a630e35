"""The one task of the one workflow: a CCI moderator reads and decides."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from cms.editorial.choice_set import ChoiceSetField
from cms.translation.languages import site_languages


class ReviewState(TaskState):
    """One revision put before the moderators.

    Whatever is saved meanwhile opens another state, so that the number of a state names the
    very text that it was opened for: approving by number is approving what was shown.
    """

    submitted_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("revision as its author submitted it"),
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("corrected by"),
    )
    submitted_at = models.DateTimeField(
        _("submitted on"),
        default=timezone.now,
        help_text=_("By its author: a correction does not make it younger."),
    )
    #: What the queue tells of it without comparing again, from `cms.editorial.queue.summary`.
    changed_fields = models.JSONField(_("changed fields"), default=list)
    size = models.PositiveIntegerField(
        _("size"), default=0, help_text=_("Words and facts that differ from what is public.")
    )
    is_new = models.BooleanField(_("nothing of it is public yet"), default=False)
    is_small = models.BooleanField(_("only what its page type calls small"), default=False)
    told = models.TextField(
        _("what changes"),
        blank=True,
        help_text=_("A small change in words, as the queue shows it."),
    )
    languages = ChoiceSetField(
        _("languages of the words that change"), choices=site_languages, max_length=60
    )
    needed_by = models.DateField(
        _("needed by"), null=True, blank=True, help_text=_("After that day nobody needs it.")
    )
    reminders = models.PositiveSmallIntegerField(
        _("reminders"), default=0, help_text=_("How often the moderators were reminded of it.")
    )

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        permissions = [("decide_review", _("Can approve or send back what others submitted"))]


class ReviewTask(Task):
    """Read by a CCI moderator who did not submit it. The rules are in `cms.editorial.review`:
    Wagtail's own screens come through here, and obey them too."""

    task_state_class = ReviewState

    class Meta:
        verbose_name = _("review by the CCI")
        verbose_name_plural = _("reviews by the CCI")

    def start(self, workflow_state, user=None):
        from cms.editorial import files, mails
        from cms.editorial.queue import summary

        state = ReviewState(workflow_state=workflow_state, task=self, submitted_by=user)
        state.revision = workflow_state.content_object.get_latest_revision()
        state.submitted_revision = state.revision
        summary.summarise(state)
        files.hold(state.revision.as_object())
        state.save()
        mails.submitted(state)
        return state

    def on_action(self, task_state, user, action_name, comment="", **ignored):
        """Approve or send back. `ignored`: what a browser may add to the action's data is not
        passed on to Wagtail, whose ``update=False`` would approve without an effect."""
        from cms.editorial import review

        if action_name == "approve":
            review.approve(task_state.specific, by=user, comment=comment)
        elif action_name == "reject":
            review.send_back(task_state.specific, by=user, comment=comment)

    def get_actions(self, obj, user):
        from cms.editorial import review

        state = obj.current_workflow_task_state
        if state is None or review.objection_to(state, user):
            return []
        return [
            ("approve", _("Approve"), False),
            ("reject", _("Send back with a note"), True),
        ]

    def get_form_for_action(self, action):
        from cms.editorial.forms import NoteForm, OptionalNoteForm

        return NoteForm if action == "reject" else OptionalNoteForm

    def user_can_access_editor(self, obj, user):
        return user.has_perm("editorial.decide_review")

    def locked_for_user(self, obj, user):
        return not self.get_actions(obj, user)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        if not user.has_perm("editorial.decide_review"):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls):
        return _("Read by a CCI moderator who did not submit it")
