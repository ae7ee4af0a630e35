"""A value as the text of a cell."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

#: A spreadsheet takes a text that begins with one of these for a formula and runs it.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LIST_SEPARATOR = "|"


def cell(value) -> str:
    """Return `value` for a CSV file: `told`, and an apostrophe before what a spreadsheet would
    run. A number is written by us, and stays one."""
    text = told(value)
    is_number = isinstance(value, int | Decimal)
    return f"'{text}" if text.startswith(FORMULA_BEGINS) and not is_number else text


def told(value) -> str:
    """Return `value` in words: codes parted by ``|``, dates as ISO 8601, numbers with a point,
    what is unknown empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return timezone.localtime(value).isoformat(sep=" ", timespec="minutes")[:16]
        case date():
            return value.isoformat()
        case list() | tuple():
            return LIST_SEPARATOR.join(map(str, value))
    return str(value)
