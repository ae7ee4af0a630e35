"""The demo's French reads as French is printed."""

import re
import tomllib
from pathlib import Path

import pytest

from home.demo import people

DATA = Path(people.__file__).parent / "data"
HARD, THIN = "\u00a0", "\u202f"


def _texts(value):
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            if isinstance(item, (str, dict, list)):
                yield from _texts(item)


@pytest.mark.parametrize("file", sorted(DATA.glob("*.toml")), ids=lambda file: file.name)
def test_texts_follow_french_typography(file):
    for text in _texts(tomllib.loads(file.read_text(encoding="utf-8"))):
        assert "'" not in text
        assert "  " not in text
        assert not re.search(f"[^{THIN}][;!?]", text), text
        assert not re.search(f"[^{HARD}]:(?!//)", text), text
        assert not re.search(f"«[^{HARD}]|[^{HARD}]»", text), text
