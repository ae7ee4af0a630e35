"""What letters tell of a review, and which moderators it is for."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_latest_str

from cms.working_days import working_days_between

from . import people
from .changes import Excerpt, compare, excerpt
from .models import Reviewer, ReviewState
from .queue.summary import versions
from .reviewers import Reviewing, authors_of, names_of
from .whereabouts import whereabouts


@dataclass(frozen=True)
class Told:
    """A review as a letter tells of it, in the language of its reader.

    `where`: what the page is, and of whom; `days`: for how many working days it has waited;
    `path`: where it is opened.
    """

    title: str
    where: str
    author: str
    submitted_at: datetime
    days: int
    needed_by: date | None
    is_new: bool
    changes: Excerpt | None
    path: str


class Telling:
    """Tells of reviews, each worked out once for each language.

    `most`: of how many characters of what changed, about (0: of none).
    """

    def __init__(self, most: int = 0):
        self.most = most
        self._told: dict[tuple[int, str], Told] = {}
        self._versions: dict[int, tuple] = {}

    def of(self, state: ReviewState, language: str) -> Told:
        """Return what is told of `state` in `language` (a code)."""
        key = (state.pk, language)
        if key not in self._told:
            with translation.override(language):
                self._told[key] = self._tell(state)
        return self._told[key]

    def _tell(self, state: ReviewState) -> Told:
        if state.pk not in self._versions:
            self._versions[state.pk] = versions(state)
        before, after = self._versions[state.pk]
        submitted_on = timezone.localdate(state.submitted_at)
        return Told(
            title=get_latest_str(after),
            where=whereabouts([after.pk])[after.pk],
            author=str(state.submitted_by or _("Somebody")),
            submitted_at=state.submitted_at,
            days=working_days_between(submitted_on, timezone.localdate()),
            needed_by=state.needed_by,
            is_new=before is None,
            changes=excerpt(compare(before, after), self.most) if self.most else None,
            path=reverse("editorial:review", args=[state.pk]),
        )


def unread_names(codes: list[str], language: str) -> str:
    """Return the names of the languages `codes` as a sentence in `language` has them."""
    with translation.override(language):
        return names_of(codes) if codes else ""


class Addressees:
    """The moderators, asked once, and which of them a review is for."""

    def __init__(self):
        moderators = people.moderators().select_related("reviewer").order_by("pk")
        self._reviewing = [Reviewing(person) for person in moderators]

    @property
    def people(self) -> list:
        """All of the moderators."""
        return [reviewing.user for reviewing in self._reviewing]

    def of(self, state: ReviewState) -> dict:
        """Return the moderators whom `state` is for, each with the languages of it that they do
        not read (codes).

        Those who may decide on it; where nobody reads a language of it, everybody but its
        authors, so that somebody looks for a reader.
        """
        authors = authors_of(state)
        others = [reading for reading in self._reviewing if reading.user.pk not in authors]
        readers = [reading for reading in others if not reading.unread(state)]
        return {reading.user: reading.unread(state) for reading in readers or others}


def wants_digest(moderator) -> bool:
    """Whether `moderator` is told once a day, not at once."""
    reviewer = getattr(moderator, "reviewer", None)
    return reviewer is not None and reviewer.letters == Reviewer.Letters.DAILY
