"""A meeting that does not take place: said to the public at once, beside any unfinished draft."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock

from club.models import ClubEventPage
from cms.editorial.drafts import latest_version
from cms.editorial.review import Refused, locked_page


def objection_to(event: ClubEventPage, user) -> str:
    """Return why `user` may not call `event` off, as a sentence; empty when they may."""
    permissions = event.permissions_for_user(user)
    if not permissions.can_publish():
        return _("The CCI’s moderators call meetings off.")
    if not event.live:
        return _("Nobody knows of this meeting yet: delete the draft instead.")
    if event.is_cancelled:
        return _("This meeting is cancelled already.")
    if event.is_over():
        return _("This meeting is over.")
    lock = event.get_lock()
    if isinstance(lock, BasicLock) and lock.for_user(user):
        return _("This page is locked: unlock it in the editor first.")
    return ""


def told(event: ClubEventPage):
    """Return the registrations of `event` whose people are written to when it is cancelled."""
    return event.registrations.active().exclude(email="")


@transaction.atomic
def call_off(event: ClubEventPage, *, words: str, by) -> ClubEventPage:
    """Publish that `event` is cancelled, with `words`; everybody who registered is told.

    Only that is published: what is public stays as it is otherwise, and an unfinished draft stays
    the draft, cancelled as well. A date at which that draft was to go live is given up, for it
    would have announced a meeting. Raises `Refused`.
    """
    event = locked_page(event.pk)
    if objection := objection_to(event, by):
        raise Refused(objection)
    draft = latest_version(event) if event.has_unpublished_changes else None
    event.go_live_at = None
    _cancel(event, words)
    event.save_revision(user=by, log_action=True).publish(user=by)
    if draft:
        draft.go_live_at = None
        _cancel(draft, words)
        draft.save_revision(user=by, log_action=True, clean=False)  # it may lack something yet
    return event


def _cancel(version: ClubEventPage, words: str) -> None:
    version.is_cancelled, version.cancellation_words = True, words.strip()
