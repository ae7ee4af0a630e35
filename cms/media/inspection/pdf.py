"""PDF: nothing in it may run, open something else, or carry another file."""

import re
import zlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Actions and attachments, as a PDF names them (ISO 32000-1, 7.11.4 and 12.6).
FORBIDDEN = rb"JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToE"
#: Names too short to be looked for in packed data, where they turn up by chance.
SHORT = rb"JS|AA|XFA"
END_OF_NAME = rb"(?![^\s()<>\[\]{}/%\x00])"
#: What happens on opening may be "show this page" (an array), which LibreOffice always writes,
#: and nothing else.
OPENING = rb"OpenAction(?!\s*\[)"
ANYWHERE = re.compile(rb"/(?:" + FORBIDDEN + rb"|" + OPENING + rb")" + END_OF_NAME)
IN_STRUCTURE = re.compile(rb"/(?:" + SHORT + rb")" + END_OF_NAME)
ENCRYPTED = re.compile(rb"/Encrypt" + END_OF_NAME)
STREAM = re.compile(rb"stream\r?\n")
#: What all packed objects of a file may unpack to, in bytes.
MAX_UNPACKED = 50 * 1024 * 1024


def check_pdf(content: bytes) -> None:
    """Check that `content` is a PDF that neither runs nor opens nor carries anything.

    Compressed objects are unpacked and read too; what cannot be read (encrypted files,
    objects packed in a way that no common program writes) is refused. Raises `ValidationError`.
    """
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise ValidationError(
            _("This is no PDF, or it is incomplete, though its name says so. Export it again."),
            code="not_of_its_kind",
        )
    structure, packed = _parted(content)
    if ENCRYPTED.search(_plain(content)):
        raise ValidationError(
            _("This PDF is protected by a password. Save it without, and send it again."),
            code="encrypted",
        )
    objects = [_plain(text) for text in [structure, *packed]]
    if ANYWHERE.search(_plain(content)) or any(
        ANYWHERE.search(text) or IN_STRUCTURE.search(text) for text in objects
    ):
        raise ValidationError(
            _(
                "This PDF holds a script, an attached file or an action that starts by "
                "itself. Print it to a new PDF, and send that one."
            ),
            code="runs",
        )


def _plain(text: bytes) -> bytes:
    """Undo the escapes that a name may be written with: ``/J#61vaScript``."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), text)


def _parted(content: bytes) -> tuple[bytes, list[bytes]]:
    """Return what is written openly, without its streams, and what packed objects unpack to."""
    opened, packed, left, position = [], [], MAX_UNPACKED, 0
    while keyword := STREAM.search(content, position):
        end = content.find(b"endstream", keyword.end())
        if end < 0:
            break
        dictionary = content[position : keyword.start()]
        opened.append(dictionary)
        if b"/ObjStm" in _plain(dictionary):
            packed.append(_unpacked(_plain(dictionary), content[keyword.end() : end], left))
            left -= len(packed[-1])
        position = end + len(b"endstream")
    opened.append(content[position:])
    # a stream that hides in what looks like another one would not have been unpacked
    if len(packed) != len(re.findall(rb"/ObjStm" + END_OF_NAME, _plain(content))):
        raise _unreadable()
    return b"\n".join(opened), packed


def _unpacked(dictionary: bytes, data: bytes, limit: int) -> bytes:
    if b"/Filter" not in dictionary:
        return data
    filters = re.findall(rb"/(\w+Decode|Crypt)\b", dictionary)
    if filters != [b"FlateDecode"] or b"/Predictor" in dictionary or limit <= 0:
        raise _unreadable()
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, limit)
    except zlib.error as error:
        raise _unreadable() from error
    if not unpacker.eof:
        raise _unreadable()
    return text


def _unreadable() -> ValidationError:
    return ValidationError(
        _("This PDF is written in a way that cannot be checked. Print it to a new PDF."),
        code="unreadable",
    )
