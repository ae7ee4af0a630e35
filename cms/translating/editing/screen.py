"""What the screen shows of one page in one language."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.editorial import review, reviewers
from cms.editorial.panels import held_page
from cms.translating import acts
from cms.translating.machine import proposing

from .hints import give_hints
from .passages import by_label, digests, passages_of, version_of


class Screen:
    """A page, its translation into a language, and what `user` may do with it."""

    def __init__(self, page, language: str, user):
        self.page, self.language, self.user = page, language, user
        self.translation = acts.translation_of(page, language)
        self.version = version_of(self.translation, page, language)
        self.passages = passages_of(self.version, self.translation)
        self.waiting = review.waiting_state(self.translation) if self.translation else None
        self.objection = review.objection_to(self.waiting, user) if self.waiting else ""

    @property
    def is_correction(self) -> bool:
        """Whether saving corrects what waits for approval."""
        return bool(self.waiting) and not self.objection

    @property
    def may_withdraw(self) -> bool:
        if not self.waiting:
            return False
        may = self.translation.permissions_for_user(self.user)
        is_theirs = may.is_held_by_mandate or self.user.pk in reviewers.authors_of(self.waiting)
        return may.can_edit() and is_theirs

    @property
    def may_submit(self) -> bool:
        """Whether there is something that readers do not get yet."""
        if self.waiting:
            return False
        translation = self.translation
        if translation is None or not translation.live or translation.has_unpublished_changes:
            return True
        return self.version.segments != translation.segments

    @property
    def is_in_step(self) -> bool:
        """Whether what is saved translates what the page says in French now."""
        if self.translation is None:
            return False
        return acts.latest_version(self.translation).segments == self.version.segments

    @property
    def address(self) -> str:
        return reverse("translating:edit", args=[self.page.pk, self.language])

    def context(self) -> dict:
        """Return what the template shows."""
        give_hints(self.passages, self.language)
        passages, translation = self.passages, self.translation
        return {
            "screen": self,
            "page": self.page,
            "language": self.language,
            "language_name": self.language_name,
            "translation": translation,
            "held": held_page(translation) if translation else None,
            "groups": by_label(passages),
            "total": len(passages),
            "done": sum(passage.is_done for passage in passages),
            "missing": [passage for passage in passages if passage.is_missing],
            "changed": [p for p in passages if p.is_changed and not p.is_missing],
            "proposed": [passage for passage in passages if passage.is_machine],
            "wrong": [passage for passage in passages if passage.error],
            "french": digests(self.version.segments),
            "revision": str(translation.latest_revision_id or "") if translation else "",
            "may_propose": self.may_propose,
            "page_title": _("Translation into %(language)s") % {"language": self.language_name},
            "page_subtitle": self.page.title,
            "header_icon": "globe",
        }

    @property
    def language_name(self) -> str:
        """The language's name for itself."""
        return dict(settings.LANGUAGES)[self.language]

    @property
    def may_propose(self) -> bool:
        """Whether a machine can be asked for what is missing."""
        if self.waiting or not any(passage.is_missing for passage in self.passages):
            return False
        return proposing.is_available() and proposing.may_propose(self.page)
