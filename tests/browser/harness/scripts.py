"""Runs this folder's scripts in a page, whatever its policy says: they come from the tests."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SHARED = ("dom", "colours")


@cache
def _source(name: str) -> str:
    parts = [(FOLDER / f"{one}.js").read_text(encoding="utf-8") for one in (*SHARED, name)]
    return "async (argument) => {\n" + "\n".join(parts) + "\n}"


def run(page, name: str, argument=None):
    """Run ``<name>.js``, after what all share, as a function of `argument`; return what it does."""
    return page.evaluate(_source(name), argument)
