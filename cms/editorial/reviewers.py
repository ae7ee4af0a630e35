"""Who may decide on which review: the rule, and the languages that each moderator reads."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Locale

from . import people
from .models import Reviewer, ReviewState

FRENCH = settings.LANGUAGE_CODE


class Languages:
    """In which languages reviews are written, told for many of them at one query at most."""

    def of(self, state: ReviewState) -> list[str]:
        """Return the codes of the languages that who decides on `state` must read: those of the
        words that change, or the page's own where only facts do."""
        return list(state.languages) or [self._codes[state.revision.content["locale"]]]

    @cached_property
    def _codes(self) -> dict[int, str]:
        return dict(Locale.objects.values_list("pk", "language_code"))


class Reviewing:
    """What `user` may decide on. Loaded once, it answers for any number of reviews."""

    def __init__(self, user):
        self.user = user
        self.languages = Languages()

    @cached_property
    def read(self) -> set[str]:
        """The codes of the languages that the person reads."""
        return languages_read_by(self.user)

    @cached_property
    def decides(self) -> bool:
        """Whether the person decides on anything at all."""
        return self.user.is_active and self.user.has_perm("editorial.decide_review")

    def unread(self, state: ReviewState) -> list[str]:
        """Return the codes of the languages of `state` that the person does not read."""
        foreign = [code for code in self.languages.of(state) if code != FRENCH]
        return [code for code in foreign if code not in self.read]

    def objection_to(self, state: ReviewState) -> str:
        """Return why the person may not decide on `state`, as a sentence; empty when they may."""
        if not self.decides:
            return _("Only the CCI’s moderators decide on what is submitted.")
        if self.user.pk in authors_of(state):
            return _("This is your own change: another moderator must read it.")
        if unread := self.unread(state):
            return ngettext(
                "There are words in %(languages)s in it: only somebody who reads this language "
                "decides.",
                "There are words in %(languages)s in it: only somebody who reads these languages "
                "decides.",
                len(unread),
            ) % {"languages": names_of(unread)}
        return ""


def authors_of(state: ReviewState) -> set[int | None]:
    """Return the keys of those whose own change `state` is: who wrote it, who submitted it."""
    return {
        state.submitted_by_id,
        state.workflow_state.requested_by_id,
        state.submitted_revision.user_id,
    }


def languages_read_by(user) -> set[str]:
    """Return the codes of the languages that `user` reads: French, and those that the CCI named."""
    named = Reviewer.objects.filter(user=user).values_list("languages", flat=True).first()
    return {FRENCH, *(named or [])}


def languages_unread_by(user, state: ReviewState) -> list[str]:
    """Return the codes of the languages of `state` that `user` does not read."""
    return Reviewing(user).unread(state)


def deciders() -> QuerySet:
    """Return the people who can decide: the moderators, and those to whom everything is open."""
    return (
        get_user_model()
        .objects.filter(
            Q(pk__in=people.moderators().values("pk")) | Q(is_superuser=True, is_active=True)
        )
        .order_by("last_name", "first_name", "pk")
    )


def languages_without_reader(states: Iterable[ReviewState]) -> set[str]:
    """Return the codes of the languages in which one of `states` is written and that nobody who
    decides reads. Two queries, however many states."""
    languages = Languages()
    wanted = {code for state in states for code in languages.of(state)} - {FRENCH}
    if not wanted:
        return set()
    named = Reviewer.objects.filter(user__in=deciders()).values_list("languages", flat=True)
    return wanted - {code for codes in named for code in codes}


def names_of(codes: Iterable[str]) -> str:
    """Return the names of languages as a sentence has them: “Portuguese and Spanish”."""
    names = [get_language_info(code)["name_translated"] for code in sorted(codes)]
    return get_text_list(names, _("and"))
