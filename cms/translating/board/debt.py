"""What is translated and what is not, of what the public reads, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, WorkflowState

from cms.editorial.models import Mandate
from cms.editorial.pages import SitePage, public_pages
from cms.readership.models import DailyReads
from cms.translating.models import Translation
from cms.translating.rights import may_translate_all
from cms.translation.models import Wording

#: In the order in which somebody who has an hour takes them.
STATES = {
    "outdated": gettext_lazy("out of date"),
    "none": gettext_lazy("not translated"),
    "begun": gettext_lazy("begun"),
    "waiting": gettext_lazy("waiting for approval"),
    "public": gettext_lazy("translated"),
}
TO_DO = ("outdated", "none", "begun")
#: How far back readers are counted.
READ_WITHIN = timedelta(days=60)
_SECTION = 3 * Page.steplen


@dataclass(frozen=True)
class Entry:
    """A page in one language: how far it is, since when it is out of date, how often it is read.

    `at`: the path of the first passage whose French has changed.
    """

    page: Page
    section: str
    language: str
    state: str
    since: datetime | None = None
    at: str = ""
    reads: int = 0

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])

    @property
    def language_name(self) -> str:
        """The language's name for itself."""
        return dict(settings.LANGUAGES)[self.language]

    @property
    def address(self) -> str:
        """Where it is translated, at the passage that is to be translated first."""
        address = reverse("translating:edit", args=[self.page.pk, self.language])
        return f"{address}#{self.at}" if self.at else address


@dataclass(frozen=True)
class Section:
    """A part of the site: `path` in the tree, name, and how many of its pages are in which state,
    by language."""

    path: str
    title: str
    counts: dict[str, dict[str, int]]


def languages_of(user) -> list[str]:
    """Return the codes of the languages into which `user` may translate anything."""
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    if user.is_superuser or may_translate_all(user):
        return others
    held = set(Mandate.objects.for_user(user).values_list("language", flat=True))
    return [code for code in others if code in held or "" in held]


def entries_for(user, languages: Iterable[str]) -> list[Entry]:
    """Return every public page that `user` may translate, once for each of `languages` that they
    may translate it into; the most read first."""
    languages = list(languages)
    with translation.override(settings.LANGUAGE_CODE):
        pages = list(
            public_pages()
            .filter(locale__language_code=settings.LANGUAGE_CODE)
            .order_by("path")
            .specific(defer=True)
        )
    pages = [page for page in pages if isinstance(page, SitePage)]
    is_theirs = _rights(user)
    sections = _sections(pages)
    worded, begun, reads = _worded(), _begun(), _reads()
    own = {pair for model in {type(page) for page in pages} for pair in model.told_by_itself()}
    entries = []
    for page in pages:
        for language in languages:
            if not is_theirs(page, language):
                continue
            since, at = worded.get((page.pk, language), (None, ""))
            state = begun.get((page.translation_key, language), "none")
            if state != "waiting" and (page.pk, language) in worded:
                state = "outdated" if since else "public"
            if (page.pk, language) in own:
                state = "public"
            section = sections[page.path[:_SECTION]]
            entries.append(Entry(page, section, language, state, since, at, reads[page.pk]))
    return sorted(entries, key=lambda entry: -entry.reads)


def sections_of(entries: list[Entry]) -> list[Section]:
    """Return the parts of the site that `entries` are in, in the order of the tree."""
    counts = defaultdict(lambda: defaultdict(lambda: dict.fromkeys(STATES, 0)))
    titles, first = {}, {}
    for entry in entries:
        counts[entry.section][entry.language][entry.state] += 1
        first[entry.section] = min(first.get(entry.section, entry.page.path), entry.page.path)
        if entry.page.path == entry.section:
            titles[entry.section] = entry.page.title
    return [
        Section(path, titles.get(path, _("Pages of the site")), _plain(counts[path]))
        for path in sorted(counts, key=first.get)
    ]


def _plain(counts) -> dict[str, dict[str, int]]:
    return {language: dict(found) for language, found in counts.items()}


def _sections(pages: list) -> dict[str, str]:
    """Return, by the beginnings of paths, the part of the site: a page of the first level that has
    others under it, else the site itself."""
    with_pages = {page.path[:_SECTION] for page in pages if len(page.path) > _SECTION}
    site = min((page.path for page in pages), default="")[: 2 * Page.steplen]
    return {
        page.path[:_SECTION]: page.path[:_SECTION] if page.path[:_SECTION] in with_pages else site
        for page in pages
    }


def _rights(user):
    """Return the function that says whether `user` may translate a page into a language."""
    if user.is_superuser or may_translate_all(user):
        return lambda page, language: True
    held = list(Mandate.objects.for_user(user).values_list("page__path", "language"))
    return lambda page, language: any(
        page.path.startswith(path) and only in {"", language} for path, only in held
    )


def _worded() -> dict[tuple, tuple]:
    found = Wording.objects.values_list("page", "language", "outdated_since", "outdated_at")
    return {(page, language): (since, at) for page, language, since, at in found}


def _begun() -> dict[tuple, str]:
    rows = Translation.objects.values_list("pk", "translation_key", "locale__language_code")
    waiting = set(
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type=Translation(depth=1).get_base_content_type(),
        ).values_list("object_id", flat=True)
    )
    return {
        (key, language): "waiting" if str(pk) in waiting else "begun" for pk, key, language in rows
    }


def _reads() -> dict[int, int]:
    since = timezone.localdate() - READ_WITHIN
    total = Sum("count", filter=Q(day__gte=since), default=0)
    rows = DailyReads.objects.values_list("page").annotate(total=total)
    return defaultdict(int, dict(rows.values_list("page", "total")))
