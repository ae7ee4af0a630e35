"""The same, as plain text for mails."""

from django.utils.translation import gettext as _

from cms.outbox.marks import ADDED, STRUCK

from .change import Change
from .words import near

_MARKS = {"same": "{}", "struck": STRUCK, "added": ADDED}


def as_text(changes: list[Change], indent: str = "", around: int | None = None) -> str:
    """Return the changes as lines of text, one paragraph a field.

    `around`: how many of the words that did not change are left on each side of those that did
    (None: all of them). What is left out shows as ``[…]``.
    """
    return "\n\n".join(_paragraph(change, indent, around) for change in changes)


def _paragraph(change: Change, indent: str, around: int | None) -> str:
    heading = f"{indent}{change.label}"
    if change.kind == "text":
        pieces = change.words if around is None else near(change.words, around)
        body = "".join(_mark(kind, text) for kind, text in pieces)
    elif change.kind == "list":
        body = "\n".join(
            [f"+ {item}" for item in change.added] + [f"− {item}" for item in change.removed]
        )
    elif change.kind == "rows":
        body = "\n".join(_row(row, around) for row in change.rows)
    else:
        body = f"{change.before or _('nothing')} → {change.after or _('nothing')}"
    lines = "\n".join(f"{indent}  {line}" for line in body.splitlines())
    return f"{heading}\n{lines}"


def _mark(kind: str, text: str) -> str:
    return _MARKS[kind].format(text) if kind == "same" or text.strip() else text


def _row(row, around: int | None) -> str:
    sign = {"added": "+", "removed": "−", "changed": "≠", "moved": "↕"}[row.kind]
    lines = [f"{sign} {row.title}"]
    if row.changes:
        lines.append(as_text(row.changes, indent="  ", around=around))
    return "\n".join(lines)
