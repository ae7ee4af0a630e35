"""How far pages are translated, for their own people: page by page, language by language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from wagtail.models import WorkflowState

from cms.translating.models import Translation
from cms.translating.rights import may_translate
from cms.translation.models import Wording


@dataclass(frozen=True)
class LanguageState:
    """A page in one language: ``public``, ``outdated``, ``waiting``, ``begun`` or ``none``."""

    page: object
    language: str
    state: str

    @property
    def name(self) -> str:
        """The language's name for itself."""
        return dict(settings.LANGUAGES)[self.language]

    @property
    def address(self) -> str:
        return reverse("translating:edit", args=[self.page.pk, self.language])


def languages_for(user, page) -> list[str]:
    """Return the codes of the languages into which `user` may translate `page`."""
    return [code for code, _name in settings.LANGUAGES if may_translate(user, page, code)]


def states_of(pages: Iterable, languages: list[str]) -> list[tuple[object, list[LanguageState]]]:
    """Return each of `pages` with its state in each of `languages`. Three queries."""
    pages = list(pages)
    worded = {
        (page_id, language): since
        for page_id, language, since in Wording.objects.filter(
            page_id__in=[page.pk for page in pages]
        ).values_list("page_id", "language", "outdated_since")
    }
    begun = {
        (key, language): pk
        for pk, key, language in Translation.objects.filter(
            translation_key__in=[page.translation_key for page in pages]
        ).values_list("pk", "translation_key", "locale__language_code")
    }
    waiting = set(
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS, object_id__in=map(str, begun.values())
        ).values_list("object_id", flat=True)
    )

    def state(page, language: str) -> str:
        translation = begun.get((page.translation_key, language))
        if str(translation) in waiting:
            return "waiting"
        if (page.pk, language) in worded:
            return "outdated" if worded[page.pk, language] else "public"
        return "begun" if translation else "none"

    return [
        (page, [LanguageState(page, language, state(page, language)) for language in languages])
        for page in pages
    ]
