"""What the weekly mail asks of the people of pages: is it still true?

Everybody who holds a page is asked, each in their own mail; once, and once more two weeks later or
after. Who holds a page that has left the site by itself is told so.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.editorial import review
from cms.editorial.pages import SitePage
from cms.editorial.truth import WhenSilent
from cms.rounds.parts import Item, Part, register

from . import links
from .kinds import kinds
from .models import Asked, Question
from .silence import leaves_after_letter
from .stale import WAIT, is_fresh, mandates_to_ask, stale_pages


@dataclass(frozen=True)
class Ask:
    """What one person is to be told of one page."""

    page: SitePage
    user_id: int
    step: str
    question: Question | None
    checked_on: date | None


class FreshnessPart:
    """The contribution to the weekly mail (`cms.rounds.parts.Contribution`)."""

    order = 10
    is_reason_to_write = True

    def people(self, today: date) -> set[int]:
        """Return the keys of those who are to be asked something, or told."""
        return {ask.user_id for ask in asks(today)}

    def part(self, user, today: date) -> Part | None:
        """Return what `user` is asked, in the active language, and write down that they were."""
        items = [item for ask in asks(today, user) if (item := _item(ask, user, today))]
        if not items:
            return None
        return Part(
            heading=_("Is it still true?"),
            items=items,
            closing=_(
                "Each link opens a page with a button, without a password. It answers once, and "
                "opens for 60 days."
            ),
        )


def asks(today: date, user=None) -> list[Ask]:
    """Return whom to ask or tell what on `today`; with `user`, this person alone."""
    found = []
    for one in stale_pages(today, user):
        for holder in one.people:
            step = _next_step(one.question, holder.pk, today)
            if step and user in (None, holder):
                found.append(Ask(one.page, holder.pk, step, one.question, one.checked_on))
    return found + _farewells(today, user)


def _next_step(question: Question | None, user_id: int, today: date) -> str | None:
    done = _steps_of(question, user_id) if question else {}
    if Asked.Step.FIRST not in done:
        return Asked.Step.FIRST
    if Asked.Step.AGAIN not in done and done[Asked.Step.FIRST] + WAIT <= today:
        return Asked.Step.AGAIN
    return None


def _steps_of(question: Question, user_id: int) -> dict[str, date]:
    return {row.step: row.on for row in question.asked.all() if row.user_id == user_id}


def _farewells(today: date, user) -> list[Ask]:
    """Return whom to tell that their page has left the site, after a second letter."""
    leaving = [kind for kind in kinds() if kind.stays_true.when_silent == WhenSilent.LEAVES]
    left = Question.objects.filter(
        answered_at=None,
        page__live=True,
        page__standing__closed_at=None,
        page__standing__expires_on__lt=today,
        asked__step=Asked.Step.AGAIN,
    )
    if user is not None:
        left = left.filter(asked__user=user)
    questions = {row.page_id: row for row in left.distinct().prefetch_related("asked")}
    pages = [
        page
        for kind in leaving
        for page in kind.objects.filter(pk__in=questions).select_related("standing").with_parents()
    ]
    holders = _holders(pages)
    return [
        Ask(page, user_id, Asked.Step.LEFT, questions[page.pk], page.last_checked())
        for page in pages
        for user_id in sorted(holders[page.pk])
        if user is None or user_id == user.pk
        if Asked.Step.LEFT not in _steps_of(questions[page.pk], user_id)
    ]


def _holders(pages: list[SitePage]) -> dict[int, set[int]]:
    mandates = list(mandates_to_ask(pages))
    return {
        page.pk: {held.user_id for held in mandates if page.path.startswith(held.page.path)}
        for page in pages
    }


def _item(ask: Ask, user, today: date) -> Item | None:
    """Ask `user`: write it down, and return what the mail says; None where somebody answered
    meanwhile."""
    page = review.locked_page(ask.page.pk)
    if is_fresh(page, today):
        return None
    question, _is_new = Question.objects.get_or_create(page_id=ask.page.pk, answered_at=None)
    Asked.objects.create(question=question, user=user, step=ask.step, on=today)
    leaves_on = None
    if ask.step == Asked.Step.AGAIN:
        leaves_on = leaves_after_letter(ask.page, today)
    return Item(_words(ask, leaves_on), _links(ask, question, user))


def _words(ask: Ask, leaves_on: date | None) -> str:
    what = _what(ask.page)
    if ask.step == Asked.Step.LEFT:
        last = ask.page.standing.expires_on
        return _(
            "%(what)s has left the site: nobody has said since %(day)s that it is still true. "
            "Say so, and it is back at once."
        ) % {"what": what, "day": date_format(ask.checked_on or last)}
    if ask.checked_on:
        words = _("%(what)s was last checked on %(day)s.")
        words %= {"what": what, "day": date_format(ask.checked_on)}
    else:
        words = _("Nobody has checked %(what)s yet.") % {"what": what}
    if ask.step == Asked.Step.FIRST:
        return words
    return f"{words} {_next_words(ask.page, leaves_on)}"


def _what(page: SitePage) -> str:
    """Name `page`, with its village where it stands under one."""
    if type(page.parent_page) not in kinds():
        return _("“%(title)s”") % {"title": page.title}
    return _("“%(title)s” (%(place)s)") % {"title": page.title, "place": page.parent_page.title}


def _next_words(page: SitePage, leaves_on: date | None) -> str:
    """Say what happens without an answer to the second letter."""
    if leaves_on:
        return _(
            "This is the second time that we ask: without an answer it is shown until %(day)s, "
            "and then leaves the site."
        ) % {"day": date_format(leaves_on)}
    if page.stays_true.when_silent == WhenSilent.CALL:
        return _("This is the second time that we ask: without an answer, the CCI will call you.")
    return _("This is the second time that we ask.")


def _links(ask: Ask, question: Question, user) -> list[tuple[str, str]]:
    wanted = [links.Wanted.TRUE, links.Wanted.GONE, links.Wanted.EDIT]
    if not ask.page.ways_to_be_gone() or not ask.page.may_be_closed_by(user):
        wanted.remove(links.Wanted.GONE)
    return [(str(one.label), links.address(question, user, one)) for one in wanted]


def join_rounds() -> None:
    """Let the weekly mail ask."""
    register(FreshnessPart())
