"""What came with the form: read, compared with what is saved, and found right or wrong."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from cms.as_typed import is_number_of_a_row
from cms.editorial.changes import difference
from cms.translating.models import Translation

from .limits import too_long
from .passages import Passage, digest
from .writing import as_stored, as_typed, tidied


@dataclass
class Typed:
    """What somebody typed, by the paths of the passages.

    `read`: proposals of the machine that they say they have read; `former`, `same`: passages for
    which they take the former translation, or the French itself.
    """

    texts: dict[str, str]
    read: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    same: set[str] = field(default_factory=set)
    revision: str = ""
    french: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, post) -> "Typed":
        """Return what the form `post` says."""

        def named(kind: str) -> set[str]:
            return {name.removeprefix(kind) for name in post if name.startswith(kind)}

        texts = {path: tidied(post[f"text-{path}"]) for path in named("text-")}
        french = dict(told.split("=", 1) for told in post.get("french", "").split() if "=" in told)
        return cls(
            texts,
            named("read-"),
            named("former-"),
            named("same-"),
            post.get("loaded_revision_id", ""),
            french,
        )

    def fill(self, passages: list[Passage]) -> None:
        """Take for the passages whose box is empty what was ticked for them."""
        for passage in passages:
            if self.texts.get(passage.path):
                continue
            if passage.path in self.former and passage.former:
                self.texts[passage.path] = passage.former
            elif passage.path in self.same:
                self.texts[passage.path] = passage.source

    def changed(self, passages: list[Passage]) -> list[Passage]:
        """Return the passages for which something else was typed than what is saved, or which
        were read."""
        return [
            passage
            for passage in passages
            if passage.path in self.texts
            and (
                self.texts[passage.path] != passage.stored
                or (passage.is_machine and passage.path in self.read)
            )
        ]

    def right(self, page, passages: list[Passage]) -> dict[str, str]:
        """Return what is to be stored, by paths. What is wrong is written beside its passage."""
        right = {}
        for passage in self.changed(passages):
            typed = self.texts[passage.path]
            if typed == passage.stored:
                right[passage.path] = passage.segment["text"]
                continue
            try:
                right[passage.path] = as_stored(typed, passage.segment)
            except ValidationError as error:
                passage.typed, passage.error = typed, " ".join(error.messages)
        stored = {p.path: p.segment["text"] for p in passages if not p.is_rich}
        plain = stored | {path: text for path, text in right.items() if path in stored}
        for passage in passages:
            message = too_long(page, plain).get(passage.path) if passage.path in right else None
            if message and not passage.is_rich:
                passage.typed, passage.error = self.texts[passage.path], message
                del right[passage.path]
        return right

    def is_late(self, translation: Translation | None) -> bool:
        """Whether somebody has saved another version since the form was shown."""
        latest = translation.latest_revision_id if translation else None
        return self.revision != str(latest or "")

    def is_french_new(self, passages: list[Passage]) -> bool:
        """Whether the French has become another since the form was shown."""
        return self.french != {p.path: digest(p.segment["source"]) for p in passages}

    def put_beside(self, passages: list[Passage], translation: Translation | None) -> list[str]:
        """Show what was typed beside what has come meanwhile; return what was typed for passages
        that the French has no more.

        A box that nobody touched shows what is saved now, so that saving again undoes nothing.
        """
        base = self._base(translation)
        for passage in passages:
            known = self.french.get(passage.path)
            passage.is_french_new = known is not None and known != digest(passage.segment["source"])
            typed = self.texts.get(passage.path)
            before = base.get(passage.path, "")
            if typed is None or typed in (passage.stored, before):
                continue
            passage.typed = typed
            if passage.stored != before:
                passage.meanwhile = difference(passage.stored, typed)
        there = {passage.path for passage in passages}
        return [text for path, text in self.texts.items() if path not in there and text]

    def _base(self, translation: Translation | None) -> dict[str, str]:
        """Return what stood in the boxes when the form was shown."""
        if translation is None or not is_number_of_a_row(self.revision):
            return {}
        shown = translation.revisions.filter(pk=self.revision).first()
        segments = shown.as_object().segments if shown else []
        return {s["path"]: as_typed(s["text"], is_rich=s["is_rich"]) for s in segments}
