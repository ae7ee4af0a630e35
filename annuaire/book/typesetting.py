"""From data to pages: Typst, with the faces of two packages and none of the machine's."""

import json
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import typst
from django.conf import settings

LAYOUT = Path(__file__).parent / "layout"
FACES = ("font_source_serif_pro", "font_source_sans_pro")


def typeset(book: dict, portraits: dict[str, bytes], *, made_at: datetime) -> bytes:
    """Return `book` (`content.book_of`) as a PDF, dated `made_at`: the same data give the same
    bytes.

    `portraits` are the pictures that it names. The typesetter sees one folder, made for it and
    then removed: no other file, no network. Raises ``typst.TypstError``.
    """
    with TemporaryDirectory(prefix="annuaire-") as name:
        folder = Path(name)
        for file in LAYOUT.glob("*.typ"):
            copy(file, folder)
        copy(settings.ROOT / "static" / "wordmark.svg", folder)
        for path, picture in portraits.items():
            target = folder / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(picture)
        (folder / "data.json").write_text(json.dumps(book), encoding="utf-8")
        return typst.compile(
            folder / "book.typ",
            root=folder,
            font_paths=[Path(str(files(package) / "files")) for package in FACES],
            ignore_system_fonts=True,
            timestamp=int(made_at.timestamp()),
        )
