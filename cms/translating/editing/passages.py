"""A translation as the screen shows it: passage beside passage, with what there is to know."""

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby

from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from cms.editorial.changes import difference
from cms.editorial.templatetags.wording import prose
from cms.translating.acts import current_version, in_step
from cms.translating.models import Translation

from .limits import limit_of
from .writing import as_typed

#: A text so short may well be a name, which stays what it is.
LONGEST_NAME = 80


@dataclass
class Passage:
    """One passage: its French, its translation as it is stored, and what was typed (None: nothing
    was, the stored one is in the box).

    `meanwhile`: what somebody else saved while this was typed; `approved`: what readers get.
    """

    segment: dict
    label: str
    limit: int | None = None
    approved: str | None = None
    typed: str | None = None
    error: str = ""
    is_french_new: bool = False
    meanwhile: list[tuple[str, str]] = field(default_factory=list)
    terms: list = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        return self.segment["path"]

    @property
    def is_rich(self) -> bool:
        return self.segment["is_rich"]

    @property
    def source(self) -> str:
        """The French as somebody would type it."""
        return as_typed(self.segment["source"], is_rich=self.is_rich)

    @property
    def shown_source(self) -> str | SafeString:
        """The French as readers see it."""
        return prose(self.segment["source"]) if self.is_rich else self.segment["source"]

    @property
    def has_marks(self) -> bool:
        """Whether the French has marks or links, which somebody may not know how to write."""
        return self.is_rich and "<" in self.segment["source"]

    @cached_property
    def stored(self) -> str:
        """The translation that is saved, as it was typed."""
        return as_typed(self.segment["text"], is_rich=self.is_rich)

    @property
    def value(self) -> str:
        """What stands in the box."""
        return self.stored if self.typed is None else self.typed

    @property
    def rows(self) -> int:
        """How many lines high the box is."""
        return min(max(2, len(self.source) // 55 + 2), 14)

    @property
    def is_missing(self) -> bool:
        return not self.segment["text"].strip()

    @property
    def is_machine(self) -> bool:
        return self.segment["is_machine"]

    @property
    def is_changed(self) -> bool:
        """Whether the French is another than the one that was translated, and this is not in what
        readers get."""
        is_stored_so = "was" in self.segment and self.segment["text"] != self.approved
        return is_stored_so or self.is_french_new

    @property
    def is_done(self) -> bool:
        return not self.is_missing and not self.is_machine

    @property
    def former(self) -> str:
        """The translation of the French that was there before."""
        return as_typed(self.segment.get("was", ""), is_rich=self.is_rich)

    @property
    def french_difference(self) -> list[tuple[str, str]]:
        """What changed in the French, word by word."""
        was = self.segment.get("was_source", "")
        return difference(as_typed(was, is_rich=self.is_rich), self.source) if was else []

    @property
    def may_be_a_name(self) -> bool:
        """Whether the French may be what every language says."""
        return self.is_missing and len(self.source) <= LONGEST_NAME


def version_of(translation: Translation | None, page, language: str) -> Translation:
    """Return the latest version of `translation` in step with `page`; one that is not saved and
    says nothing when nobody has begun it."""
    if translation is not None:
        return current_version(translation)
    version = Translation(segments=in_step([], page))
    version.original = page
    return version


def passages_of(version: Translation, translation: Translation | None) -> list[Passage]:
    """Return the passages of `version`, in reading order."""
    approved = {}
    if translation is not None and translation.live:
        approved = {(s["path"], s["source"]): s["text"] for s in translation.segments}
    return [
        Passage(
            segment,
            version.label_of(segment["path"]),
            limit_of(version.original, segment["path"]),
            approved.get((segment["path"], segment["source"])),
        )
        for segment in version.segments
    ]


def by_label(passages: list[Passage]) -> list[tuple[str, list[Passage]]]:
    """Return the passages by the names of their fields."""
    return [(label, list(found)) for label, found in groupby(passages, lambda p: p.label)]


def digests(segments: list[dict]) -> str:
    """Return which French each passage has: goes with the form, and comes back with it."""
    return " ".join(f"{s['path']}={digest(s['source'])}" for s in segments)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
