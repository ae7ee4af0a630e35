"""What the CCI sees of what is stale: by village, since when, who was asked, whom to call."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from cms.editorial import review, standing
from cms.editorial.models.standing import is_shown
from cms.editorial.queue import also

from .kinds import kinds
from .models import Asked, Question
from .stale import WAIT, Stale, is_fresh, stale_pages

CHANGE, VIEW = "freshness.change_question", "freshness.view_question"


@dataclass
class Place:
    """A village with what is stale of it, or the members."""

    title: str
    stale: list[Stale] = field(default_factory=list)


def places(today: date, kind: str = "", only_calls: bool = False) -> list[Place]:
    """Return what is stale on `today`, by village in the order of names, then what is in none;
    of one kind only (``villages.HousingPage``), or only what has to be called about. In a fixed
    number of queries."""
    has_children = {above for one in kinds() for above in one.allowed_parent_page_models()}
    found = {}
    for one in stale_pages(today):
        if (kind and one.page._meta.label != kind) or (only_calls and not one.is_call_due):
            continue
        page = one.page
        if type(page) in has_children:
            place, key = page.title, (0, page.slug, page.pk)
        elif type(page.parent_page) in kinds():
            above = page.parent_page
            place, key = above.title, (0, above.slug, above.pk)
        else:
            place, key = page.parent_page.title, (1, page.parent_page.slug, page.parent_page.pk)
        found.setdefault(key, Place(place)).stale.append(one)
    for place in found.values():
        place.stale.sort(key=lambda one: (-(one.days_over or 0), one.page.pk))
    return [found[key] for key in sorted(found)]


def calls_due(today: date | None = None):
    """Return the open questions of pages on the site that somebody is to call about: two weeks
    after the second mail, or after a call that nobody answered."""
    today = today or timezone.localdate()
    asked = Asked.objects.filter(question=OuterRef("pk"), step=Asked.Step.AGAIN)
    silent = Q(call_on=None) & Exists(asked.filter(on__lte=today - WAIT))
    shown = Page.objects.live().filter(is_shown(today))
    waiting = Question.objects.filter(answered_at=None, page__in=shown.values("pk"))
    return waiting.filter(silent | Q(call_on__lte=today))


def register_calls() -> None:
    """Let the queue of reviews tell how many calls are due."""
    also.register(
        gettext_lazy("Calls to make: is it still true?"),
        rows=calls_due,
        right=VIEW,
        screen="freshness:board",
    )


def still_true(page, *, by) -> None:
    """Somebody was called and says that `page` is still true. Raises `review.Refused`."""
    _check(by)
    page.confirm_truth(by=by)
    _log(page, "true", by)


def gone(page, closed_as: str, *, by) -> None:
    """Somebody was called and says what became of `page`. Raises `review.Refused`."""
    _check(by)
    if closed_as not in dict(page.ways_to_be_gone()):
        raise review.Refused(_("This page cannot be closed in that way."))
    standing.close(page, closed_as=closed_as, by=by)
    _log(page, "gone", by)


def not_reached(page, *, by) -> None:
    """Nobody answered the call: `page` stays as it is, and is called about in two weeks.

    Raises `review.Refused` when there is nothing to ask about it any more.
    """
    _check(by)
    page = review.locked_page(page.pk)
    today = timezone.localdate()
    if not page.live or standing.standing_of(page).is_closed or is_fresh(page, today):
        raise review.Refused(_("This is over: the page is up to date, or off the site."))
    question, _is_new = Question.objects.get_or_create(page_id=page.pk, answered_at=None)
    question.call_on = today + WAIT
    question.save(update_fields=["call_on"])
    _log(page, "not_reached", by)


def take_off(page, *, by) -> None:
    """Nobody says anything of `page`: it leaves the site now, until somebody does.

    Raises `review.Refused`.
    """
    _check(by)
    standing.run_out(page, by=by)
    _log(page, "taken_off", by)


def _check(by) -> None:
    if not by.has_perm(CHANGE):
        raise review.Refused(_("You may not do this with this page."))


def _log(page, outcome: str, by) -> None:
    log(instance=page, action="freshness.call", user=by, data={"outcome": outcome})
