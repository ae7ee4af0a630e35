"""An entry of a calendar, and which of its states calendars know."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import ToldEntry


def uid_for(kind: str, key) -> str:
    """Return the identifier, for good, of the thing `key` of a `kind`: ``event-12@host``."""
    return f"{kind}-{key}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}"


@dataclass(frozen=True)
class Entry:
    """Something that takes place, as calendars know it (RFC 5545, VEVENT).

    `starts` and `ends` are aware moments, or both days; the last day is in it. `location`,
    `description` are plain text, `url` is a whole address. `sequence` and `changed_at` come
    from `told` or `tell`.
    """

    uid: str
    summary: str
    starts: datetime | date
    ends: datetime | date
    location: str = ""
    description: str = ""
    url: str = ""
    is_cancelled: bool = False
    sequence: int = 0
    changed_at: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """What people plan by: when it differs, calendars are told again."""
        moments = [
            moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else str(moment)
            for moment in (self.starts, self.ends)
        ]
        said = "\x00".join([*moments, self.summary, self.location, str(self.is_cancelled)])
        return hashlib.sha256(said.encode()).hexdigest()


@transaction.atomic
def tell(entry: Entry) -> Entry:
    """Write down the state of `entry`; return it with its sequence, one higher when it differs
    from the state before. Call it where the change is made, in its transaction."""
    row, is_new = ToldEntry.objects.select_for_update().get_or_create(
        uid=entry.uid, defaults={"fingerprint": entry.fingerprint}
    )
    if not is_new and row.fingerprint != entry.fingerprint:
        row.fingerprint = entry.fingerprint
        row.sequence += 1
        row.changed_at = timezone.now()
        row.save()
    return replace(entry, sequence=row.sequence, changed_at=row.changed_at)


def told(entries: Iterable[Entry]) -> list[Entry]:
    """Return `entries` with the sequences that were written down: one query for all."""
    entries = list(entries)
    rows = ToldEntry.objects.filter(uid__in=[entry.uid for entry in entries]).in_bulk(
        field_name="uid"
    )
    return [
        replace(entry, sequence=row.sequence, changed_at=row.changed_at)
        if (row := rows.get(entry.uid))
        else entry
        for entry in entries
    ]
