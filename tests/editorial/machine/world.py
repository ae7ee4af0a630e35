"""The small world that the machine acts in: a village and a home of it, and who may try what."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from cms.editorial import review
from cms.media.models import SiteImage
from tests.forms import form_data

#: Who decides, who keeps the village, and who has no business with it.
DECIDERS = ("moderator", "other_moderator", "administrator")
KEEPERS = ("committee", "colleague")
OUTSIDERS = ("other_committee", "adviser", "visitor")

PAGES = ("village", "home")
#: The field that takes words, and the one whose change alone is a small one.
WORDS = {"village": "summary", "home": "presentation"}
SMALL = {"village": "contact_hours", "home": "price_eur"}

#: What is not said to a reader, or is said elsewhere (whether the page is live).
BOOKKEEPING = {
    "pk",
    "path",
    "depth",
    "numchild",
    "url_path",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "live_revision",
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
    "go_live_at",
    "expire_at",
    "expired",
    "wagtail_admin_comments",
}


@dataclass
class World:
    """`pages` by name; `pictures` that may be shown; `people` (browsers) by name; `mandates` of
    the keepers by name; `others`, the live pages that
    are nobody's here; `forms`, what the edit screen of each page sends when nothing is typed."""

    pages: dict[str, Page]
    pictures: list[SiteImage]
    people: dict[str, Client]
    mandates: dict[str, object]
    others: set[int] = field(default_factory=set)
    forms: dict[str, dict] = field(default_factory=dict)

    def read_forms(self) -> None:
        for name, page in self.pages.items():
            screen = self.people["moderator"].get(f"/admin/pages/{page.pk}/edit/")
            self.forms[name] = form_data(screen, "form#page-edit-form")

    def stored(self, name: str):
        """Return the page as it is now; None when it is gone."""
        page = self.pages[name]
        return type(page).objects.filter(pk=page.pk).first()


def content(version) -> dict:
    """Return all that a reader can be shown of `version` (a page or a revision's object), with
    the bytes of its pictures."""
    told = version.serializable_data()
    told = {name: value for name, value in told.items() if name not in BOOKKEEPING}
    for name, rows in told.items():
        if isinstance(rows, list):
            told[name] = [_row(row) if isinstance(row, dict) else row for row in rows]
    told["bytes"] = [bytes_of(row["image"]) for row in told["photographs"]]
    return told


def _row(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in {"pk", "page"}}


def bytes_of(picture_id: int) -> str:
    """Return what tells the bytes of a picture from any others."""
    picture = SiteImage.objects.get(pk=picture_id)
    with picture.file.storage.open(picture.file.name) as file:
        return sha256(file.read()).hexdigest()


@dataclass(frozen=True)
class Traces:
    """What an act may leave behind on a page; two that are equal: it left nothing."""

    is_gone: bool
    live: bool = False
    path: str = ""
    latest: int | None = None
    waiting: int | None = None
    standing: tuple = ()

    @classmethod
    def of(cls, page) -> "Traces":
        if page is None:
            return cls(is_gone=True)
        state = review.waiting_state(page)
        standing = getattr(page, "standing", None)
        return cls(
            is_gone=False,
            live=page.live,
            path=page.path,
            latest=page.latest_revision_id,
            waiting=state.pk if state else None,
            standing=(standing.closed_as, standing.expires_on, standing.checked_on)
            if standing
            else (),
        )


class Undone:
    """Everything that is done from `begin` to `end` is undone: each example starts afresh."""

    def begin(self) -> None:
        cache.clear()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def end(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
