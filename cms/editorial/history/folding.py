"""Many rows told as few acts: ten drafts in a row are one sitting, and what one press of a button
wrote in several rows is one thing done."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from .events import Event

SAVE, RENAME, CREATE = "wagtail.edit", "wagtail.rename", "wagtail.create"
SUBMIT, SUBMIT_AGAIN = "wagtail.workflow.start", "wagtail.workflow.resume"
WITHDRAW = "wagtail.workflow.cancel"
APPROVE, SEND_BACK = "wagtail.workflow.approve", "wagtail.workflow.reject"
PUBLISH, UNPUBLISH = "wagtail.publish", "wagtail.unpublish"
CORRECT, PUT_BACK = "editorial.correct", "editorial.put_back"
REVERT = "wagtail.revert"

#: Drafts that one person saves no further apart than this are one sitting.
ONE_SITTING = timedelta(hours=1)
#: Rows no further apart than this may come from one press of a button.
ONE_PRESS = timedelta(seconds=10)
DRAFTS = frozenset({SAVE, RENAME, CREATE})
#: What one press writes together; of each, what is told of it stands first.
PRESSES = (
    (PUBLISH, APPROVE),
    (CORRECT, SAVE, RENAME),
    (SUBMIT, *DRAFTS),
    (SUBMIT_AGAIN, *DRAFTS),
)
#: Told against what the public read then; anything else against the version before it.
REVIEWED = frozenset({PUBLISH, APPROVE, SUBMIT, SUBMIT_AGAIN, SEND_BACK})


@dataclass
class Act:
    """What one person did to one page at one time.

    `before_id`: the version that its own is compared with, None where there was none.
    `read_until`: where it made a version public, until when the public read that; None: still.
    """

    events: list[Event]
    before_id: int | None = None
    read_until: datetime | None = None

    @property
    def page_id(self) -> int:
        return self.events[0].page_id

    @property
    def user_id(self) -> int | None:
        return self.events[0].user_id

    @property
    def main(self) -> Event:
        """The row that says what was done."""
        told = {event.action: event for event in self.events}
        for press in PRESSES:
            if press[0] in told and told.keys() <= set(press):
                return told[press[0]]
        return told.get(CREATE) or told.get(SAVE) or self.events[-1]

    @property
    def action(self) -> str:
        return self.main.action

    @property
    def at(self) -> datetime:
        return self.events[-1].at

    @property
    def drafts(self) -> int:
        """How many versions were saved in it."""
        return sum(event.action == SAVE for event in self.events)

    @property
    def is_approved(self) -> bool:
        return any(event.action == APPROVE for event in self.events)

    @property
    def revision_id(self) -> int | None:
        """The version that came of it."""
        known = [event.revision_id for event in self.events if event.revision_id]
        return known[-1] if known and self.action != WITHDRAW else None

    def goes_on_with(self, event: Event) -> bool:
        """Whether `event` is part of the same thing done."""
        if event.user_id != self.user_id:
            return False
        actions = {known.action for known in self.events} | {event.action}
        apart = event.at - self.at
        if actions <= DRAFTS:
            return apart <= ONE_SITTING
        return apart <= ONE_PRESS and any(actions <= set(press) for press in PRESSES)


def fold(events: Iterable[Event]) -> list[Act]:
    """Return what was done, the newest first. `events`: the oldest first, of several pages."""
    acts: list[Act] = []
    latest: dict[int, Act] = {}
    for event in events:
        act = latest.get(event.page_id)
        if act and act.goes_on_with(event):
            act.events.append(event)
            continue
        latest[event.page_id] = act = Act([event])
        acts.append(act)
    _place_versions(acts)
    return sorted(acts, key=lambda act: act.at)[::-1]


def _place_versions(acts: list[Act]) -> None:
    """Write into each of `acts`, the oldest first, what it is compared with and until when the
    public read it."""
    versions, public, read = defaultdict(set), {}, {}
    for act in acts:
        versions[act.page_id] |= {event.revision_id for event in act.events if event.revision_id}
    ordered = {page_id: sorted(keys) for page_id, keys in versions.items()}
    for act in acts:
        page_id = act.page_id
        own = [event.revision_id for event in act.events if event.revision_id]
        if own:
            keys = ordered[page_id]
            place = bisect_left(keys, min(own))
            act.before_id = keys[place - 1] if place else None
            if act.action in REVIEWED:
                act.before_id = public.get(page_id, act.before_id)
        if act.action in {PUBLISH, UNPUBLISH}:
            if known := read.pop(page_id, None):
                known.read_until = act.at
            if act.action == PUBLISH:
                read[page_id], public[page_id] = act, act.revision_id
