"""Files as people and attackers send them, made anew at each run."""

import io
import struct
import zipfile
import zlib

from PIL import Image

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TEXT = "application/vnd.oasis.opendocument.text"
GPS = 0x8825
XMP = b"<x:xmpmeta>Jeanne Secret</x:xmpmeta>"


def image_bytes(format="JPEG", size=(80, 60), mode="RGB", **options) -> bytes:
    content = io.BytesIO()
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    picture.save(content, format, **options)
    return content.getvalue()


def located_photograph(format="JPEG", orientation=6) -> bytes:
    """A photograph on its side, with where and by whom it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Jeanne Secret"
    exif.get_ifd(GPS).update({1: "N", 2: (43.0, 31.0, 29.0), 3: "E", 4: (0.0, 9.0, 39.0)})
    options = {"xmp": XMP} if format in {"JPEG", "WEBP"} else {}
    if format == "JPEG":
        options["comment"] = "Jeanne Secret"
    return image_bytes(format, exif=exif, **options)


def bomb(side=11_000) -> bytes:
    """A PNG of 121 million pixels in a small file."""
    row = zlib.compressobj(9)
    line = b"\0" + bytes((side + 7) // 8)
    data = b"".join([*(row.compress(line) for _ in range(side)), row.flush()])

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def pdf(*objects: bytes, catalog=b"", trailer=b"") -> bytes:
    """A PDF of one page, with `objects` beside it and `catalog` in its root."""
    body = [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>\nendobj",
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj",
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj",
        *objects,
        b"trailer\n<< /Root 1 0 R " + trailer + b" >>\nstartxref\n0\n%%EOF\n",
    ]
    return b"%PDF-1.7\n" + b"\n".join(body)


def packed_objects(text: bytes, dictionary=b"/Filter /FlateDecode", pack=zlib.compress) -> bytes:
    """An object stream, which holds other objects out of sight."""
    data = pack(text)
    return (
        b"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 " + dictionary + b" /Length %d >>\n" % len(data)
    ) + (b"stream\n" + data + b"\nendstream\nendobj")


def stream(data: bytes) -> bytes:
    return b"8 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj" % (len(data), data)


def archive(entries: dict[str, bytes | str], compression=zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return content.getvalue()


def docx(extra: dict | None = None, kind=WORD) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return archive(
        {"[Content_Types].xml": types, "word/document.xml": "<w:document/>"} | (extra or {})
    )


def xlsx(extra: dict | None = None) -> bytes:
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{SHEET}"/></Types>'
    return archive({"[Content_Types].xml": types, "xl/workbook.xml": "<workbook/>"} | (extra or {}))


def odt(extra: dict | None = None, kind=TEXT) -> bytes:
    return archive({"mimetype": kind, "content.xml": "<office/>"} | (extra or {}))


def relation(kind: str, target: str, name="word/_rels/settings.xml.rels") -> dict[str, str]:
    address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    return {
        name: f'<Relationships><Relationship Id="r1" Type="{address}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    }
