"""What changed between two versions of a page, in words that anybody reads."""

from .compare import Change, RowChange, compare
from .plain import as_text

__all__ = ["Change", "RowChange", "as_text", "compare"]
