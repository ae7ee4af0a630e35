"""Documents: each is what its name says, and holds nothing that runs."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .archives import check_office_file
from .pdf import check_pdf

#: Starts of files that are no text, whatever their name.
BINARY_STARTS = (b"MZ", b"\x7fELF", b"%PDF", b"PK", b"{\\rtf", b"#!", b"GIF8", b"Rar!")

#: Bytes that text does not hold: control characters other than tab, line and page breaks.
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f")) + b"\x7f"


def check_document(upload, name: str) -> None:
    """Check that `upload` (a Django `File` called `name`) is a harmless file of its extension.

    Raises `ValidationError`, in words for the person who sent it. The extension itself is
    checked elsewhere, against ``WAGTAILDOCS_EXTENSIONS``; one that has no check here is refused.
    """
    suffix = PurePath(name).suffix.lower()
    upload.open()
    if suffix == ".pdf":
        check_pdf(upload.read())
    elif suffix in {".docx", ".xlsx", ".odt", ".ods"}:
        check_office_file(upload, suffix)
    elif suffix in {".csv", ".txt"}:
        _check_text(upload.read(), suffix)
    else:
        raise ValidationError(_("Files of this kind are not taken."), code="unknown_kind")
    upload.seek(0)


def _check_text(content: bytes, suffix: str) -> None:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if (
        content.translate(None, CONTROL) != content
        or start.startswith(BINARY_STARTS)
        or start.startswith(b"<")
    ):
        raise ValidationError(
            _(
                "This is no plain text, though its name ends in %(suffix)s. "
                "Save it again as text in UTF-8, or send it as a PDF."
            ),
            code="not_text",
            params={"suffix": suffix},
        )
