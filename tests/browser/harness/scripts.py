"""Runs this folder's scripts in a page, whatever its policy says: they come from the tests."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def _source(name: str) -> str:
    shared, own = ((FOLDER / f"{one}.js").read_text(encoding="utf-8") for one in ("dom", name))
    return f"async (argument) => {{ {shared}\n{own} }}"


def run(page, name: str, argument=None):
    """Run ``<name>.js`` after ``dom.js``, as one function of `argument`; return what it does."""
    return page.evaluate(_source(name), argument)
