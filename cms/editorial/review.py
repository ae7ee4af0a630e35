"""The one way to the public: submit, withdraw, correct, approve, send back.

Every act is all or nothing, takes the page's row for itself while it runs, and says who acts
(`by`). An act that may not be done raises `Refused` and changes nothing.
"""

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, WorkflowState

from . import files, mails, readings, reviewers
from .models import ReviewState
from .queue import summary

#: How a review ends that the CCI decides on.
DECIDED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


class Refused(PermissionDenied):
    """An act of review that may not be done now. Its text is for the person who tried;
    `state` is the review they meant, when there is one."""

    def __init__(self, message: str, state: ReviewState | None = None):
        super().__init__(message)
        self.state = state


def states_of(page):
    """Return every review of `page`, over or not."""
    return ReviewState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type=page.get_base_content_type(),
    )


def waiting_state(page) -> ReviewState | None:
    """Return the review that `page` waits in, or None."""
    return (
        states_of(page)
        .filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        )
        .select_related("workflow_state", "revision", "submitted_revision", "submitted_by")
        .order_by("-pk")
        .first()
    )


def waiting_states():
    """Return every review that waits, the oldest first."""
    return (
        ReviewState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        )
        .select_related("revision", "submitted_by", "workflow_state", "corrected_by")
        .order_by("started_at", "pk")
    )


def decided_states(page):
    """Return the reviews of `page` that were decided, the latest first."""
    return (
        states_of(page)
        .filter(status__in=DECIDED)
        .select_related("finished_by")
        .order_by("-finished_at", "-pk")
    )


def objection_to(state: ReviewState, user) -> str:
    """Return why `user` may not decide on `state`, as a sentence; empty when they may."""
    return reviewers.Reviewing(user).objection_to(state)


@transaction.atomic
def submit(page, *, by) -> ReviewState:
    """Put the latest draft of `page` before the moderators.

    Raises `Refused` when `by` may not edit the page, when it already waits, or when the draft
    lacks something that a public page must have.
    """
    page = locked_page(page.pk)
    permissions = page.permissions_for_user(by)
    if not permissions.can_edit():
        raise Refused(_("You may not edit this page."))
    if not permissions.can_submit_for_moderation():
        raise Refused(_("This page already waits for approval."), waiting_state(page))
    if not page.latest_revision_id:
        raise Refused(_("Nothing of this page has been saved yet."))
    _check_whole(page.get_latest_revision_as_object())
    sent_back = page.current_workflow_state
    if sent_back:
        sent_back.resume(by)
    else:
        page.get_workflow().start(page, by)
    return waiting_state(page)


@transaction.atomic
def withdraw(page, *, by) -> None:
    """Take a submission back, so that its people can go on editing.

    Raises `Refused` when nothing waits or when `by` holds no right on the page.
    """
    page = locked_page(page.pk)
    state = waiting_state(page)
    if state is None:
        raise Refused(_("This page does not wait for approval any more."))
    may = page.permissions_for_user(by)
    is_theirs = may.is_held_by_mandate or by.pk in reviewers.authors_of(state)
    if not may.can_edit() or not is_theirs:
        raise Refused(_("Only the people of this page may withdraw what they submitted."), state)
    state.workflow_state.cancel(user=by)
    readings.release(state)
    mails.withdrawn(state, page=page, by=by)


@transaction.atomic
def approve(state: ReviewState, *, by, revision_id: int | None = None, comment: str = "") -> None:
    """Publish the revision that `state` was opened for.

    `revision_id`: the revision that was on the screen, when the screen knew it.
    Raises `Refused` when it is no longer the latest, when the state is over, when `by`
    submitted it, or when it lacks something that a public page must have.
    """
    page, state = _locked_with_state(state, by)
    if revision_id is not None and revision_id != state.revision_id:
        raise Refused(_("This text has changed since you read it."), state)
    if page.latest_revision_id != state.revision_id:
        raise Refused(_("This text has changed since it was submitted."), state)
    before = page.specific if page.live else None
    changed_page = state.revision.as_object()
    _check_whole(changed_page, state)
    state.approve(user=by, comment=comment)
    readings.release(state)
    if state.corrected_by_id:
        mails.corrected(state, page=changed_page, by=by, comment=comment)
    else:
        mails.approved(state, page=changed_page, before=before, by=by, comment=comment)


@transaction.atomic
def send_back(state: ReviewState, *, by, comment: str) -> None:
    """Return a submission to its author with words that say what to change."""
    _page, state = _locked_with_state(state, by)
    if not comment.strip():
        raise Refused(_("Say what should be changed: the author reads your words."), state)
    state.reject(user=by, comment=comment)
    readings.release(state)
    mails.sent_back(state, page=state.revision.as_object(), by=by, comment=comment)


def check_may_save(page, *, by) -> ReviewState | None:
    """Return the review that a save of `page` by `by` would correct, None when it waits in none.

    Raises `Refused` when the page waits and `by` may not decide on it.
    """
    if page.pk is None:
        return None
    locked_page(page.pk)
    state = waiting_state(page)
    if state is None:
        return None
    objection = (
        objection_to(state, by) if by else _("This page waits for approval: nothing may change.")
    )
    if objection:
        raise Refused(objection, state)
    return state


@transaction.atomic
def record_correction(state: ReviewState, revision, *, by) -> ReviewState:
    """Close `state` and open one for `revision`, a moderator's correction of it."""
    files.hold(revision.as_object())
    state.status = TaskState.STATUS_CANCELLED
    state.finished_at = timezone.now()
    state.finished_by = by
    state.save()
    corrected = ReviewState(
        workflow_state=state.workflow_state,
        task=state.task,
        revision=revision,
        submitted_revision=state.submitted_revision,
        submitted_by=state.submitted_by,
        corrected_by=by,
        submitted_at=state.submitted_at,
        reminders=state.reminders,
    )
    summary.summarise(corrected)
    corrected.save()
    workflow_state = state.workflow_state
    workflow_state.current_task_state = corrected
    workflow_state.save()
    readings.follow(state, corrected)
    log(
        instance=revision.as_object(),
        action="editorial.correct",
        user=by,
        revision=revision,
        data={"submitted_revision": state.submitted_revision_id},
    )
    return corrected


def over_message() -> str:
    return _("This is over: it was withdrawn, corrected or decided meanwhile.")


def _check_whole(version, state: ReviewState | None = None) -> None:
    """Raise `Refused`, naming the fields, when `version` of a page may not be public: a draft
    may be saved with gaps, and another page may have taken its address or its code meanwhile."""
    try:
        version.full_clean()
    except ValidationError as error:
        gaps = "; ".join(
            f"{_label(version, name)}: {' '.join(messages)}"
            for name, messages in error.message_dict.items()
        )
        raise Refused(
            _("This text cannot be public as it is. %(gaps)s") % {"gaps": gaps}, state
        ) from error


def _label(version, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return str(version._meta.verbose_name)
    return str(version._meta.get_field(name).verbose_name)


def locked_page(page_id: int):
    """Return the page, whose row is ours until the transaction ends."""
    return Page.objects.select_for_update().get(pk=page_id).specific


def _locked_with_state(state: ReviewState, by) -> tuple[Page, ReviewState]:
    page = locked_page(int(state.workflow_state.object_id))
    state = ReviewState.objects.select_related(
        "workflow_state", "revision", "submitted_revision"
    ).get(pk=state.pk)
    workflow_state = state.workflow_state
    if (
        state.status != TaskState.STATUS_IN_PROGRESS
        or workflow_state.status != WorkflowState.STATUS_IN_PROGRESS
        or workflow_state.current_task_state_id != state.taskstate_ptr_id
    ):
        raise Refused(over_message(), state)
    if objection := objection_to(state, by):
        raise Refused(objection, state)
    return page, state
