"""What is on record of pages: their log and their versions, as light rows."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page, PageLogEntry, Revision


@dataclass(frozen=True)
class Event:
    """One row of the log (`log_id`), or a version that nobody logged (`log_id` None).

    `user_id` may be that of an account that is gone, or None; `revision_id` is None where the
    version is gone, or where there was none.
    """

    page_id: int
    user_id: int | None
    action: str
    at: datetime
    revision_id: int | None
    log_id: int | None


def events_of(page_ids) -> list[Event]:
    """Return what is on record of the pages `page_ids`, the oldest first. Two queries."""
    versions = {
        key: (int(page_id), user_id, at)
        for key, page_id, user_id, at in Revision.objects.filter(
            base_content_type=Page(pk=0).get_base_content_type(),
            object_id__in=[str(key) for key in page_ids],
        )
        .order_by("pk")
        .values_list("pk", "object_id", "user_id", "created_at")
    }
    events, logged = [], set()
    for row in (
        PageLogEntry.objects.filter(page_id__in=page_ids)
        .order_by("timestamp", "pk")
        .values_list("page_id", "user_id", "action", "timestamp", "revision_id", "pk")
    ):
        page_id, user_id, action, at, revision_id, log_id = row
        logged.add(revision_id)
        known = revision_id if revision_id in versions else None
        events.append(Event(page_id, user_id, action, at, known, log_id))
    begun = set()
    for key, (page_id, user_id, at) in versions.items():
        action = "wagtail.edit" if page_id in begun else "wagtail.create"
        begun.add(page_id)
        if key not in logged:
            events.append(Event(page_id, user_id, action, at, key, None))
    # of the same moment, the version before what was done with it
    return sorted(events, key=lambda event: (event.at, event.log_id or 0))
