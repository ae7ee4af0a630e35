"""What an import did, or would do, line by line."""

import hashlib
import json
from dataclasses import asdict, dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .tables import Problem


class Act(TextChoices):
    """What becomes of a line."""

    CREATED = "created", _("added as a draft")
    CHANGED = "changed", _("new draft")
    SUBMITTED = "submitted", _("submitted to review")
    ASKED = "asked", _("the committee is asked")
    SAME = "same", _("nothing new")
    LEFT = "left", _("left alone")


@dataclass(frozen=True)
class Change:
    """A field by its label, with what it said and what it would say."""

    label: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.label}: {self.old or '–'} → {self.new or '–'}"


@dataclass(frozen=True)
class Entry:
    """One thing of the report: what it is called, what becomes of it, why or what changes.

    `line`: of the file, None where the entry is made of many lines.
    """

    name: str
    act: Act
    line: int | None = None
    why: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def act_label(self) -> str:
        return Act(self.act).label


@dataclass
class Report:
    """Either `problems`, and then nothing was changed, or an entry a line. Whoever asked that
    lines with problems be left out reads in `left_out` which, and why."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)

    def add(self, name, act, **more) -> Entry:
        entry = Entry(str(name), act, **more)
        self.entries.append(entry)
        return entry

    def names(self, act: Act) -> list[str]:
        return [entry.name for entry in self.entries if entry.act == act]

    @property
    def counts(self) -> list[tuple[Act, int]]:
        """How many of each act, those that occur."""
        counted = [(act, len(self.names(act))) for act in Act]
        return [(act, count) for act, count in counted if count]

    @property
    def does_anything(self) -> bool:
        return any(entry.act not in {Act.SAME, Act.LEFT} for entry in self.entries)

    @property
    def digest(self) -> str:
        """The same for two reports that say the same: so one knows what one agreed to."""
        told = [
            (entry.line, entry.name, entry.act, [(c.old, c.new) for c in entry.changes])
            for entry in self.entries
        ]
        told += [(problem.line, str(problem)) for problem in self.left_out]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    def as_json(self) -> list[dict]:
        """Return the entries for a column of the database."""
        return [asdict(entry) for entry in self.entries]

    def left_out_as_json(self) -> list[dict]:
        """Return what was left out, for another column."""
        return [asdict(problem) for problem in self.left_out]

    @classmethod
    def from_json(cls, entries: list[dict], left_out: list[dict]) -> "Report":
        return cls(
            entries=[
                Entry(**entry | {"changes": tuple(Change(**c) for c in entry["changes"])})
                for entry in entries
            ],
            left_out=[Problem(**problem) for problem in left_out],
        )
