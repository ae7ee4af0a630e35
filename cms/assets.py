"""Static files that are made from others when they are collected: one sheet, one typeface.

Nothing of it is committed and nothing has to be run by hand: the finder makes what is asked for,
in ``var/assets``, and makes it anew when one of its sources is newer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from cms.whole_files import written_whole

#: The letters of our languages and of their neighbours in the west and north of Europe, the
#: figures, French and English typographic signs, the no-break spaces.
CHARACTERS = (
    "U+0020-007E,U+00A0-00FF,U+0152-0153,U+0160-0161,U+0178,U+017D-017E,U+2009,U+2010-2014,"
    "U+2018-201E,U+2022,U+2026,U+202F,U+2039-203A,U+20AC,U+2192,U+2212,U+2260"
)
#: Comments, and the white space that a line begins with. No string of ours holds either.
FOR_WRITERS = re.compile(r"/\*.*?\*/\s*|^\s+", re.DOTALL | re.MULTILINE)


def _sheets() -> list[Path]:
    """Return the sheets in ``static/css``: the tokens, which order the layers, come first."""
    found = sorted((settings.ROOT / "static" / "css").glob("*.css"))
    return sorted(found, key=lambda sheet: sheet.stem != "tokens")


def _typeface(weight: str) -> Path:
    return Path(str(files("font_source_serif_pro") / "files" / f"SourceSerifPro-{weight}.ttf"))


def write_sheet(sources: list[Path], target: Path) -> None:
    """Write the sheets one after the other: on a weak line each request is a wait."""
    target.write_text("".join(rules_of(source) for source in sources), "utf-8")


def rules_of(sheet: Path) -> str:
    """Return what a browser needs of `sheet`: comments and indents are for who writes it, and
    an eighth of what would be sent."""
    return FOR_WRITERS.sub("", sheet.read_text(encoding="utf-8"))


def write_typeface(sources: list[Path], target: Path) -> None:
    """Write what our languages need of a typeface, as WOFF2: 16 kB where it had 210."""
    from fontTools import subset  # large, and of no use to a process that serves pages
    from fontTools.ttLib import TTFont

    options = subset.Options(flavor="woff2", layout_features=["kern", "liga"], hinting=False)
    font = TTFont(sources[0])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    subset.save_font(font, target, options)
    font.close()


@dataclass(frozen=True)
class Asset:
    """A file to make: from which sources, and how."""

    sources: Callable[[], list[Path]]
    write: Callable[[list[Path], Path], None]


#: What is made, by its path below ``/static/``.
ASSETS = {
    "css/site.css": Asset(_sheets, write_sheet),
    "fonts/serif-400.woff2": Asset(lambda: [_typeface("Regular")], write_typeface),
    "fonts/serif-600.woff2": Asset(lambda: [_typeface("Semibold")], write_typeface),
}


def made(name: str) -> Path:
    """Return the file of the asset called `name`, made when missing or older than a source.

    Several processes may make it at once: it appears whole.
    """
    asset = ASSETS[name]
    sources, target = asset.sources(), settings.ASSETS_ROOT / name
    newest = max(source.stat().st_mtime for source in [*sources, Path(__file__)])
    if not target.exists() or target.stat().st_mtime < newest:
        with written_whole(target) as draft:
            asset.write(sources, draft)
    return target


class AssetFinder(BaseFinder):
    """Gives Django's static files what `ASSETS` names."""

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in ASSETS:
            return []
        found = str(made(path))
        return [found] if find_all else found

    def list(self, ignore_patterns):
        storage = FileSystemStorage(location=settings.ASSETS_ROOT)
        for name in ASSETS:
            made(name)
            yield name, storage
