"""Tasks for the tests; their traces are lines in a file, which outlive any process."""

import time
from pathlib import Path

from django.utils import translation
from django_tasks import task


class NotThisTime(Exception):
    """What a failing task raises; its message stands for personal data."""


def _write(path: str, line: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{line}\n")


@task
def note(path: str, line: str) -> str:
    _write(path, line)
    return line


@task
def note_slowly(path: str, line: str, seconds: float) -> None:
    """Say "begin", take time, and say "done" unless that was said before."""
    _write(path, f"begin {line}")
    time.sleep(seconds)
    if f"done {line}" not in Path(path).read_text().splitlines():
        _write(path, f"done {line}")


@task
def fail_until(path: str, attempts: int) -> int:
    """Fail until it was tried `attempts` times."""
    _write(path, "tried")
    tried = len(Path(path).read_text().splitlines())
    if tried < attempts:
        raise NotThisTime(f"about {path}")
    return tried


@task
def return_what_no_row_can_hold() -> object:
    return object()


@task(takes_context=True)
def tell_attempt(context, path: str) -> None:
    _write(path, f"attempt {context.attempt}")


@task
def leave_in_english(path: str) -> None:
    _write(path, translation.get_language())
    translation.activate("en")


not_a_task = 1
