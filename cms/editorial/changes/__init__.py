"""What changed between two versions of a page, in words that anybody reads."""

from .change import Change, RowChange
from .compare import compare
from .plain import as_text

__all__ = ["Change", "RowChange", "as_text", "compare"]
