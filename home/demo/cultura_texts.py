"""What Soho Solo Cultura is in the demo, as it is written down."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "cultura.toml"


@cache
def texts() -> dict:
    """Return the section, the partners and their offers."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def code_of(slug: str) -> str:
    """Return how the demo calls the page of a partner."""
    return f"partner {slug}"


def partners_kept() -> dict[str, str]:
    """Return the partners whose page somebody keeps: the account's name → slug."""
    return {text["account"]: text["slug"] for text in texts()["partners"] if "account" in text}
