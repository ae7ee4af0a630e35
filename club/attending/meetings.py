"""All the meetings as the CCI lists them, with how many come."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from club.models import ClubEventPage, Registration

State = Registration.State


@dataclass
class Counted:
    """A meeting of the list. Of a draft that nobody has seen, theme and day are the draft's."""

    event: ClubEventPage
    starts_at: datetime
    title: str
    confirmed: int = 0
    held: int = 0
    waiting: int = 0
    came: int = 0

    @property
    def placed(self) -> int:
        return self.confirmed + self.held

    @property
    def state(self) -> str:
        """What it is for the public."""
        if not self.event.live:
            return _("draft")
        if self.event.is_cancelled:
            return pgettext_lazy("meeting", "cancelled")
        if self.event.has_unpublished_changes:
            return _("on the site, with changes to publish")
        return _("on the site")

    @property
    def is_full(self) -> bool:
        return self.event.capacity is not None and self.placed >= self.event.capacity


def coming(now: datetime | None = None) -> list[Counted]:
    """Return the meetings to come and the drafts that were never public, the next first."""
    now = now or timezone.now()
    never_shown = Q(live=False, first_published_at=None)
    found = ClubEventPage.objects.filter(Q(ends_at__gt=now) | never_shown)
    listed = counted(found.select_related("latest_revision"))
    return sorted(listed, key=lambda one: (one.starts_at, one.event.pk))


def past(now: datetime | None = None):
    """Return the query of the meetings that are over, the last one first."""
    shown = ClubEventPage.objects.exclude(live=False, first_published_at=None)
    return shown.past(now or timezone.now()).select_related("latest_revision")


def counted(events) -> list[Counted]:
    """Return `events` with how many come to each. One query, besides that of `events`."""
    events = list(events)
    of_place, unconfirmed = Q(state=State.PLACED), Q(confirmed_at=None)
    counts = (
        Registration.objects.filter(event__in=[event.pk for event in events])
        .order_by()
        .values("event")
        .annotate(
            confirmed=Count("pk", filter=of_place & ~unconfirmed),
            held=Count("pk", filter=of_place & unconfirmed),
            waiting=Count("pk", filter=Q(state=State.WAITING)),
            came=Count("pk", filter=Q(has_come=True)),
        )
    )
    by_event = {row.pop("event"): row for row in counts}
    return [Counted(event, *_as_listed(event), **by_event.get(event.pk, {})) for event in events]


def _as_listed(event: ClubEventPage) -> tuple[datetime, str]:
    """Return when `event` begins, and its theme: the row of a page that was never public keeps
    what its first version said."""
    draft = event.latest_revision.content if event.latest_revision and not event.live else {}
    said = draft.get("starts_at")
    starts_at = (parse_datetime(said) if said else None) or event.starts_at
    return starts_at, event.title if event.live else event.draft_title
