"""Whose entry it is, and how it stands."""

from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import override
from django.views.decorators.cache import never_cache

from annuaire.choices import WayOut
from annuaire.models import MemberPage
from cms.editorial.models import Standing
from cms.editorial.panels import HeldPage, held_page
from cms.editorial.standing import standing_of

from .retention import KEEP_DEPARTED


def entries_of(user):
    """Return the entries that `user` keeps as a member; whoever else may change them does so in
    the CMS."""
    return MemberPage.objects.kept_by(user).alphabetical()


def of_entry(view):
    """Give `view` the entry that the address names, where who asks keeps it.

    To anybody else it is not there (404), by whatever method: the screens tell of drafts.
    """

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request, pk: int, **kwargs):
        # one's own are few, and no database is asked for a number that it cannot hold
        page = next((mine for mine in entries_of(request.user) if mine.pk == pk), None)
        if page is None or not page.permissions_for_user(request.user).can_edit():
            raise Http404
        return view(request, page, **kwargs)

    return guarded


@dataclass(frozen=True)
class Entry:
    """An entry as its member sees it: where it stands in review, and whether it is shown."""

    held: HeldPage
    standing: Standing

    @classmethod
    def of(cls, page) -> "Entry":
        return cls(held_page(page), standing_of(page))

    @property
    def page(self) -> MemberPage:
        return self.held.page

    @property
    def is_paused(self) -> bool:
        return self.standing.closed_as == WayOut.PAUSED

    @property
    def has_left(self) -> bool:
        return self.standing.closed_as == WayOut.LEFT

    @property
    def is_public(self) -> bool:
        return self.page.live and not self.standing.is_closed

    @property
    def is_waiting(self) -> bool:
        return self.held.state == "waiting"

    @property
    def erased_on(self) -> date | None:
        """The day on which it is erased, unless they come back."""
        return self.has_left and timezone.localdate(self.standing.closed_at + KEEP_DEPARTED)

    @cached_property
    def draft(self) -> MemberPage:
        """Its latest version."""
        return self.page.get_latest_revision_as_object()

    @property
    def suggestions(self) -> list[str]:
        """What would make it better, beyond what was typed already."""
        return [] if self.has_left or self.is_waiting else self.draft.suggestions()

    @property
    def previews(self) -> list[tuple[str, str]]:
        """The codes of the languages that it is written in, each with where it can be read."""
        told = []
        for code in [settings.LANGUAGE_CODE, *(row.language for row in self.draft.texts.all())]:
            with override(code):
                told.append((code, reverse("member_space:preview", args=[self.page.pk])))
        return told
