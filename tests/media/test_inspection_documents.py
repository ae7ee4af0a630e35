"""Documents are taken when they are what their name says and hold nothing that runs."""

import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.media.inspection import archives
from cms.media.inspection.documents import check_document
from tests.media import corpus
from tests.media.corpus import archive, docx, odt, packed_objects, pdf, relation, stream, xlsx

JAVASCRIPT = b"7 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj"
NORMAL_TEMPLATE = "file:///C:\\Users\\mairie\\Normal.dotm"


def check(name, content):
    check_document(SimpleUploadedFile(name, content), name)


HARMLESS = {
    "a page.pdf": pdf(),
    "packed.pdf": pdf(packed_objects(b"7 0 << /Type /Outlines >>")),
    "opens on its first page, as LibreOffice writes it.pdf": pdf(
        catalog=b"/OpenAction[3 0 R /XYZ null null 0]"
    ),
    "links to a web site.pdf": pdf(b"7 0 obj\n<< /S /URI /URI (https://a.test/) >>\nendobj"),
    "short names by chance inside a picture.pdf": pdf(stream(b"\x01/AA /JS \x02/XFA ")),
    "a title with stream in it.pdf": pdf(b"7 0 obj\n<< /Title (Livestream) >>\nendobj"),
    "letter.docx": docx(),
    "made with a template of one's own.docx": docx(relation("attachedTemplate", NORMAL_TEMPLATE)),
    "with a link.docx": docx(
        relation("hyperlink", "https://a.test/", "word/_rels/document.xml.rels")
    ),
    "sheet.xlsx": xlsx(),
    "quotes another sheet of the same folder.xlsx": xlsx(
        relation("externalLinkPath", "Budget.xlsx", "xl/externalLinks/_rels/e.xml.rels")
    ),
    "text.odt": odt(),
    "sheet.ods": odt(kind="application/vnd.oasis.opendocument.spreadsheet"),
    "an accent in its name — marché.txt": "Marché : 8 h – 13 h\n".encode(),
    "from an old spreadsheet.csv": "nom;prix\nCafé;2,50\n".encode("cp1252"),
    "with a mark.csv": b"\xef\xbb\xbfnom;prix\n",
}

HOSTILE = {
    "a program.pdf": b"MZ\x90\x00<script>alert(1)</script>",
    "a page of HTML.pdf": b"<html><script>alert(1)</script></html>",
    "glued behind something.pdf": b"GIF89a" + pdf(),
    "cut off.pdf": pdf()[:-30],
    "a script.pdf": pdf(JAVASCRIPT),
    "a script under an escaped name.pdf": pdf(JAVASCRIPT.replace(b"Java", b"J#61va")),
    "a script at opening.pdf": pdf(JAVASCRIPT, catalog=b"/OpenAction 7 0 R"),
    "an action at opening.pdf": pdf(catalog=b"/OpenAction << /S /URI /URI (http://a.test) >>"),
    "starts a program.pdf": pdf(b"7 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj"),
    "actions of its page.pdf": pdf(b"7 0 obj\n<< /AA << /O 8 0 R >> >>\nendobj"),
    "carries a file.pdf": pdf(b"7 0 obj\n<< /Type /EmbeddedFile >>\nendobj"),
    "names carried files.pdf": pdf(catalog=b"/Names << /EmbeddedFiles 7 0 R >>"),
    "a form of another kind.pdf": pdf(catalog=b"/AcroForm << /XFA 7 0 R >>"),
    "a script among packed objects.pdf": pdf(packed_objects(b"7 0 << /S /JavaScript /JS () >>")),
    "a short name among packed objects.pdf": pdf(packed_objects(b"7 0 << /AA 8 0 R >>")),
    "a script among objects packed otherwise.pdf": pdf(
        packed_objects(b"7 0 << >>", b"/Filter [/ASCIIHexDecode /FlateDecode]")
    ),
    "packed objects that cannot be unpacked.pdf": pdf(
        packed_objects(b"7 0 << /S /Launch >>", pack=lambda text: zlib.compress(text)[:-8])
    ),
    "packed objects inside what looks like a stream.pdf": pdf(
        b"%stream\n", packed_objects(b"7 0 << /S /JavaScript >>")
    ),
    "a script inside what looks like a stream.pdf": pdf(b"%stream\n", JAVASCRIPT, b"%endstream"),
    "unpacks to far too much.pdf": pdf(packed_objects(b"7 0 " + bytes(51 * 1024 * 1024))),
    "locked.pdf": pdf(trailer=b"/Encrypt 7 0 R"),
    "not an archive.docx": b"MZ\x90\x00",
    "an archive of something else.docx": archive({"readme.txt": "hello"}),
    "a sheet called a letter.docx": xlsx(),
    "a letter called a sheet.xlsx": docx(),
    "macros.docx": docx({"word/vbaProject.bin": b"x"}),
    "macros under another case.docx": docx({"word/VBAPROJECT.BIN": b"x"}),
    "macros under another name.docx": docx(
        kind=corpus.WORD + '"/><Override ContentType="application/vnd.ms-office.vbaProject'
    ),
    "of the kind with macros.docx": docx(kind="application/vnd.ms-word.macroEnabled.main+xml"),
    "a template from elsewhere.docx": docx(relation("attachedTemplate", "https://a.test/x.dotm")),
    "a template from a share.docx": docx(relation("attachedTemplate", r"\\a.test\x.dotm")),
    "a template, its address disguised.docx": docx(
        relation("attachedTemplate", "&#104;ttps://a.test/x.dotm")
    ),
    "an object from elsewhere.docx": docx(
        relation("oleObject", "mhtml:https://a.test/!x", "word/_rels/document.xml.rels")
    ),
    "a control.docx": docx({"word/activeX/activeX1.xml": "<x/>"}),
    "an embedded program.docx": docx({"word/embeddings/oleObject1.bin": b"x"}),
    "old macros.xlsx": xlsx({"xl/macrosheets/sheet1.xml": "<x/>"}),
    "macros.odt": odt({"Basic/Standard/Module1.xml": "<x/>"}),
    "scripts.odt": odt({"Scripts/python/x.py": "print()"}),
    "a program inside.odt": odt({"Pictures/x.exe": b"MZ"}),
    "of another kind.odt": odt(kind="application/zip"),
    "climbs out of its folder.docx": docx({"../../etc/cron.d/x": "x"}),
    "two entries for one place.docx": docx({"x" * 17: "<w:document/>"}).replace(
        b"x" * 17, b"word/document.xml"
    ),
    "glued behind a picture.docx": corpus.image_bytes() + docx(),
    "unpacks to far too much.docx": docx({"word/media/x": bytes(101 * 1024 * 1024)}),
    "far too many entries.odt": odt({f"x/{n}": "" for n in range(archives.MAX_ENTRIES)}),
    "damaged.docx": docx()[:-40],
    "an entry that is not what its sum says.odt": archive(
        {"mimetype": corpus.TEXT, "content.xml": "<office/>"}, zipfile.ZIP_STORED
    ).replace(b"<office/>", b"<orifice>"),
    "an endless list of kinds.docx": docx(kind="x" * (archives.MAX_READ + 1)),
    "a program.txt": b"MZ\x90\x00\x03",
    "a page of HTML.txt": b"  <!DOCTYPE html><script>alert(1)</script>",
    "a drawing.csv": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "a shell script.txt": b"#!/bin/sh\nrm -rf /\n",
    "a PDF.txt": pdf(),
    "an archive.csv": docx(),
    "control characters.txt": b"hello\x1b[2J",
    "wide characters.csv": "nom;prix".encode("utf-16"),
    "a program.exe": b"MZ",
    "a page.html": b"<p>hello</p>",
    "a drawing.svg": b"<svg/>",
    "without a kind": b"hello",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_documents_are_taken(name):
    check(name, HARMLESS[name])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_in_words(name):
    with pytest.raises(ValidationError) as refusal:
        check(name, HOSTILE[name])
    assert len(refusal.value.messages[0]) > 20


def test_a_file_is_left_where_it_can_be_read_from_its_beginning():
    upload = SimpleUploadedFile("x.pdf", pdf())
    check_document(upload, "x.pdf")
    assert upload.read(5) == b"%PDF-"


def test_a_locked_archive_is_refused():
    content = bytearray(docx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = content.find(signature)
        content[position + offset] |= 1
    with pytest.raises(ValidationError, check=lambda error: error.code == "encrypted"):
        check("locked.docx", bytes(content))


def test_entries_that_lie_about_their_size_are_refused():
    content = bytearray(docx({"word/media/x": bytes(5_000_000)}))
    check("honest.docx", bytes(content))
    directory = content.rfind(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    with pytest.raises(ValidationError):
        check("liar.docx", bytes(content))
