"""The same, as plain text for mails."""

from django.utils.translation import gettext as _

from .change import Change

_MARKS = {"same": "{}", "struck": "[− {} −]", "added": "[+ {} +]"}


def as_text(changes: list[Change], indent: str = "") -> str:
    """Return the changes as lines of text, one paragraph a field."""
    return "\n\n".join(_paragraph(change, indent) for change in changes)


def _paragraph(change: Change, indent: str) -> str:
    heading = f"{indent}{change.label}"
    if change.kind == "text":
        body = "".join(_mark(kind, text) for kind, text in change.words)
    elif change.kind == "list":
        body = "\n".join(
            [f"+ {item}" for item in change.added] + [f"− {item}" for item in change.removed]
        )
    elif change.kind == "rows":
        body = "\n".join(_row(row) for row in change.rows)
    else:
        body = f"{change.before or _('nothing')} → {change.after or _('nothing')}"
    lines = "\n".join(f"{indent}  {line}" for line in body.splitlines())
    return f"{heading}\n{lines}"


def _mark(kind: str, text: str) -> str:
    return _MARKS[kind].format(text) if kind == "same" or text.strip() else text


def _row(row) -> str:
    sign = {"added": "+", "removed": "−", "changed": "≠", "moved": "↕"}[row.kind]
    lines = [f"{sign} {row.title}"]
    if row.changes:
        lines.append(as_text(row.changes, indent="  "))
    return "\n".join(lines)
