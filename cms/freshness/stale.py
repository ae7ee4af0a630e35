"""What nobody has said to be true for too long, and who could say so."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from cms.editorial.models import Mandate
from cms.editorial.models.standing import is_shown
from cms.editorial.pages import SitePage

from .kinds import terms
from .models import Asked, Question

#: Days between the two mails, and from the second to what then happens.
WAIT = timedelta(days=14)


@dataclass
class Stale:
    """A page that went unchecked for too long: since when, what was asked, and whom one asks."""

    page: SitePage
    term: int
    today: date
    question: Question | None = None
    holders: list[Mandate] = field(default_factory=list)

    @property
    def checked_on(self) -> date | None:
        return self.page.last_checked()

    @property
    def days_over(self) -> int | None:
        """By how many days it is over its term; None when nobody ever checked it."""
        return (self.today - self.checked_on).days - self.term if self.checked_on else None

    @property
    def asked_on(self) -> date | None:
        return self._day(Asked.Step.FIRST)

    @property
    def asked_again_on(self) -> date | None:
        return self._day(Asked.Step.AGAIN)

    @property
    def leaves_on(self) -> date | None:
        """The last day on which it is shown; None when it stays."""
        standing = getattr(self.page, "standing", None)
        return standing and standing.expires_on

    @property
    def call_on(self) -> date | None:
        """The day from which the CCI is asked to call: two weeks after the second mail, or now
        when no mail could go to anybody. None while an answer may still come by itself."""
        if self.question and self.question.call_on:
            return self.question.call_on
        if not self.holders:
            return self.today
        return self.asked_again_on + WAIT if self.asked_again_on else None

    @property
    def is_call_due(self) -> bool:
        return self.call_on is not None and self.call_on <= self.today

    @property
    def people(self) -> list:
        """Those who are asked, each once, the head of a committee first."""
        is_head = Mandate.Role.COMMITTEE_HEAD.value.__eq__
        ordered = sorted(self.holders, key=lambda held: (not is_head(held.role), held.pk))
        return list({held.user_id: held.user for held in ordered}.values())

    def _day(self, step: str) -> date | None:
        rows = self.question.asked.all() if self.question else []
        return min((row.on for row in rows if row.step == step), default=None)


def stale_pages(today: date, user=None) -> list[Stale]:
    """Return the pages on the site that were not checked in time, of all kinds; with `user`,
    those that this person holds. In a fixed number of queries.

    The French pages are asked about: translations say what these say.
    """
    paths = None if user is None else _paths_of(user)
    if paths == []:
        return []
    found = []
    for kind, days in terms().items():
        shown = kind.objects.live().filter(is_shown(today), locale__language_code=_source())
        if paths is not None:
            shown = shown.filter(_under(paths))
        pages = shown.unchecked_since(today - timedelta(days=days))
        found += [Stale(page, days, today) for page in pages]
    _add_questions(found)
    _add_holders(found)
    return found


def is_fresh(page, today: date) -> bool:
    """Whether `page` is within its term, as the database has it now."""
    now = type(page).objects.select_related("standing").get(pk=page.pk)
    checked, days = now.last_checked(), terms()[type(page)]
    return checked is not None and checked >= today - timedelta(days=days)


def mandates_to_ask(pages):
    """Return the mandates in force by which somebody answers for one of `pages`."""
    paths = {path for page in pages for path in _with_ancestors(page.path)}
    return (
        Mandate.objects.in_force()
        .filter(user__is_active=True, page__path__in=paths, language__in=["", _source()])
        .exclude(role=Mandate.Role.TRANSLATOR)
        .select_related("user", "page")
    )


def _add_questions(found: list[Stale]) -> None:
    open_ones = Question.objects.filter(answered_at=None, page__in=[one.page.pk for one in found])
    of_page = {row.page_id: row for row in open_ones.prefetch_related("asked")}
    for one in found:
        one.question = of_page.get(one.page.pk)


def _add_holders(found: list[Stale]) -> None:
    by_path = {}
    for mandate in mandates_to_ask([one.page for one in found]):
        by_path.setdefault(mandate.page.path, []).append(mandate)
    for one in found:
        one.holders = [
            held for path in _with_ancestors(one.page.path) for held in by_path.get(path, [])
        ]


def _paths_of(user) -> list[str]:
    mine = Mandate.objects.for_user(user).filter(language__in=["", _source()])
    return list(mine.exclude(role=Mandate.Role.TRANSLATOR).values_list("page__path", flat=True))


def _under(paths: list[str]) -> Q:
    condition = Q()
    for path in paths:
        condition |= Q(path__startswith=path)
    return condition


def _with_ancestors(path: str) -> list[str]:
    """Return the paths of the page and of those above it, the highest first."""
    return [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]


def _source() -> str:
    return settings.LANGUAGE_CODE
