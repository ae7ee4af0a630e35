"""What changed between two versions of a page, in words that anybody reads."""

from .change import Change, RowChange
from .compare import compare
from .excerpt import Excerpt, excerpt
from .files import FileChange, files_of
from .plain import as_text
from .words import difference

__all__ = [
    "Change",
    "Excerpt",
    "FileChange",
    "RowChange",
    "as_text",
    "compare",
    "difference",
    "excerpt",
    "files_of",
]
