"""The last gate: what makes partners' content public.

Wagtail imports this module while it defines its own models, so no model is imported above.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import PermissionDenied

_seeding = ContextVar("publication_without_review", default=False)


def publish_approved(workflow_state, user=None):
    """Publish the very revision that was approved, where Wagtail would take the latest."""
    state = workflow_state.current_task_state
    state.revision.publish(user=user, skip_permission_checks=True)


@contextmanager
def without_review():
    """Publish partners' content that nobody submitted: the first load of a site, tests.

    For programs only; no request may enter it.
    """
    token = _seeding.set(True)
    try:
        yield
    finally:
        _seeding.reset(token)


def is_seeding() -> bool:
    """Whether a program publishes what nobody submitted (`without_review`)."""
    return _seeding.get()


def refuse_unapproved(sender, instance, revision, **kwargs):
    """Receiver of `page_published`: partners' content goes live by an approval of that very
    revision, and by nothing else, whatever code asks.

    Raises `PermissionDenied`, which undoes the publication with its transaction.
    """
    from .models import ReviewState
    from .pages import ReviewedPage

    if not issubclass(sender, ReviewedPage) or is_seeding():
        return
    approved = ReviewState.objects.filter(revision=revision, status=ReviewState.STATUS_APPROVED)
    if not approved.exists():
        raise PermissionDenied(
            f"{instance!r} was not approved: revision {revision.pk} may not be published. "
            "(Programs that seed content do it inside publication.without_review().)"
        )
