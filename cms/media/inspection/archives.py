"""Office files are archives (zip): what they unpack to, and what they must not hold."""

import html
import re
import zipfile
import zlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
#: An address that is not on the reader's own disk.
REMOTE = re.compile(r"(?!file:///)([a-z][a-z0-9+.-]+:|//|\\\\)", re.IGNORECASE)

MAX_UNPACKED = 100 * 1024 * 1024  # bytes
MAX_ENTRIES = 2000

#: The entry that says what kind of file it is, and what it says.
KINDS = {
    ".docx": ("[Content_Types].xml", "wordprocessingml.document.main+xml"),
    ".xlsx": ("[Content_Types].xml", "spreadsheetml.sheet.main+xml"),
    ".odt": ("mimetype", "application/vnd.oasis.opendocument.text"),
    ".ods": ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
}

#: Bytes of an entry that is read whole.
MAX_READ = 1024 * 1024

#: Entries that run, or bring in something that does: macros, embedded programs, controls.
RUNS = re.compile(
    r"vbaproject|macrosheets/|activex|oleobject|(^|/)embeddings/.*\.(bin|exe|com|js|vbs|scr)$"
    r"|^(basic|scripts|dialogs)/|\.(exe|dll|js|vbs|bat|cmd|scr|jar|ps1|hta|lnk)$",
    re.IGNORECASE,
)


def check_office_file(upload, suffix: str) -> None:
    """Check that `upload` is an office file of the kind `suffix` (``.odt``…), without macros.

    Raises `ValidationError`: no such file, damaged, larger than `MAX_UNPACKED` or more than
    `MAX_ENTRIES` once unpacked, protected by a password, or holding something that runs.
    """
    upload.seek(0)
    if upload.read(4) != b"PK\x03\x04":
        raise _not_of_its_kind(suffix)
    try:
        with zipfile.ZipFile(upload) as archive:
            _check_entries(archive.infolist())
            _check_kind(archive, suffix)
            _check_relations(archive)
            if archive.testzip() is not None:
                raise _damaged()
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise _damaged() from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise ValidationError(
            _("This file is too large once unpacked. Make its pictures smaller, or split it."),
            code="too_large_unpacked",
        )
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise ValidationError(
            _("This file is protected by a password. Save it without, and send it again."),
            code="encrypted",
        )
    if len(set(names)) != len(names) or any(
        name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names
    ):
        raise _damaged()
    if any(RUNS.search(name) for name in names):
        raise _runs()


def _check_kind(archive: zipfile.ZipFile, suffix: str) -> None:
    name, kind = KINDS[suffix]
    if name not in archive.namelist():
        raise _not_of_its_kind(suffix)
    text = _text(archive, name)
    if "vba" in text or "macroEnabled" in text:
        raise _runs()
    if kind not in text or (name == "mimetype" and text != kind):
        raise _not_of_its_kind(suffix)


def _check_relations(archive: zipfile.ZipFile) -> None:
    """Refuse what is fetched from elsewhere when the file is opened: a template, an object."""
    for name in archive.namelist():
        if not name.endswith(".rels"):
            continue
        for relation in RELATION.findall(_text(archive, name)):
            kind = re.search(r"""\bType\s*=\s*["']([^"']*)""", relation)
            target = re.search(r"""\bTarget\s*=\s*["']([^"']*)""", relation)
            is_link = kind is not None and kind[1].endswith("/hyperlink")
            if target and not is_link and REMOTE.match(target[1].strip()):
                raise _runs()


def _text(archive: zipfile.ZipFile, name: str) -> str:
    if archive.getinfo(name).file_size > MAX_READ:
        raise _damaged()
    return html.unescape(archive.read(name).decode("utf-8"))


def _not_of_its_kind(suffix: str) -> ValidationError:
    return ValidationError(
        _("This is no %(suffix)s file, though its name says so. Save it again, or send a PDF."),
        code="not_of_its_kind",
        params={"suffix": suffix},
    )


def _damaged() -> ValidationError:
    return ValidationError(
        _("This file is damaged. Save it again, and send the new file."), code="damaged"
    )


def _runs() -> ValidationError:
    return ValidationError(
        _(
            "This file holds macros, a program or a template from elsewhere. "
            "Save it without, or send it as a PDF."
        ),
        code="runs",
    )
