"""Every way in takes what is harmless, as it may be kept, and refuses the rest in words."""

import io
import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import UploadedFile

from cms.media.forms import PictureField
from cms.media.models import SiteDocument, SiteImage
from tests.forms import form_data
from tests.media import corpus
from tests.media.corpus import bomb, docx, image_bytes, located_photograph, pdf
from tests.media.sending import WORDS, describe_waiting

IMAGES = {
    "add": ("wagtailimages:add", "file", ""),
    "many": ("wagtailimages:add_multiple", "files[]", ""),
    "chooser": ("wagtailimages_chooser:create", "file", "image-chooser-upload-"),
}
DOCUMENTS = {
    "add": ("wagtaildocs:add", "file", ""),
    "many": ("wagtaildocs:add_multiple", "files[]", ""),
    "chooser": ("wagtaildocs_chooser:create", "file", "document-chooser-upload-"),
}

HOSTILE_PICTURES = {
    "a page.jpg": b"<html><script>alert(1)</script></html>",
    "a drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "a drawing.jpg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "cut off.jpg": image_bytes(size=(400, 300))[:3000],
    "cut off.png": image_bytes("PNG", (400, 300))[:300],
    "a PNG.jpg": image_bytes("PNG"),
    "a GIF.gif": image_bytes("GIF", mode="P"),
    "a GIF.png": image_bytes("GIF", mode="P"),
    "a TIFF.tif": image_bytes("TIFF"),
    "empty.jpg": b"",
    "a bomb.png": bomb(),
    "long.png": image_bytes("PNG", (10_001, 1), "1"),
    "heavy.png": image_bytes("PNG") + bytes(10 * 1024 * 1024),
    "a program.exe": b"MZ",
    "a program.jpg": b"MZ\x90\x00",
    "no kind": image_bytes(),
}

HOSTILE_DOCUMENTS = {
    "a program.pdf": b"MZ\x90\x00<script>",
    "a script.pdf": pdf(b"7 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj"),
    "a PDF.docx": pdf(),
    "macros.docx": docx({"word/vbaProject.bin": b"x"}),
    "a page.html": b"<p>x</p>",
    "a page.txt": b"<p>x</p>",
    "a drawing.svg": b"<svg/>",
    "an archive.zip": corpus.archive({"x": "y"}),
    "heavy.txt": b"a" * (10 * 1024 * 1024 + 1),
    "empty.pdf": b"",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "macros.docm": docx(),
    "no kind": b"hello",
}


@pytest.fixture
def editor(client_of, committee):
    return client_of(committee)


def post(client, route, name, content, title="Neuf"):
    address, field, prefix = route
    return client.post(
        reverse(address),
        {
            f"{prefix}title": title,
            f"{prefix}{field}": SimpleUploadedFile(name, content),
            f"{prefix}description": WORDS,
            f"{prefix}rights": "own",
        },
    )


def words_of(response) -> str:
    """Return what the answer says about the file: a form's errors, or the line of an upload."""
    if response.headers["Content-Type"].startswith("application/json"):
        answer = json.loads(response.content)
        return answer.get("error_message") or answer.get("htmlFragment", "")
    return " ".join(response.context["form"].errors.get("file", []))


def stored(image) -> bytes:
    with image.file.storage.open(image.file.name) as file:
        return file.read()


@pytest.mark.parametrize("way", IMAGES)
def test_a_photograph_is_kept_upright_and_without_where_it_was_taken(editor, way):
    post(editor, IMAGES[way], "IMG_Jeanne.jpg", located_photograph())
    describe_waiting(editor)
    image = SiteImage.objects.get()
    content = stored(image)
    assert b"Jeanne Secret" not in content
    assert not Image.open(io.BytesIO(content)).getexif()
    assert (image.width, image.height) == (60, 80)
    assert image.file_size == len(content)
    assert len(image.file_hash) == 40
    assert "Jeanne" not in image.file.name
    assert image.uploaded_by_user is not None
    for spec in ("original", "width-40", "fill-20x20|format-webp"):
        rendition = image.get_rendition(spec)
        with rendition.file.storage.open(rendition.file.name) as file:
            assert b"Jeanne Secret" not in file.read()


def test_a_replacement_is_kept_the_same_way(editor, picture):
    url = reverse("wagtailimages:edit", args=[picture.pk])
    data = form_data(editor.get(url), f"form[action='{url}']")
    editor.post(url, data | {"file": SimpleUploadedFile("Jeanne.jpg", located_photograph())})
    picture.refresh_from_db()
    assert b"Jeanne Secret" not in stored(picture)
    assert (picture.width, picture.height) == (60, 80)


@pytest.mark.parametrize("way", IMAGES)
def test_what_is_no_picture_to_keep_is_refused_in_words(editor, way):
    for name, content in HOSTILE_PICTURES.items():
        response = post(editor, IMAGES[way], name, content)
        assert response.status_code == 200, name
        assert len(words_of(response)) > 15, name
        assert not SiteImage.objects.exists(), name
        assert not UploadedFile.objects.exists(), name


@pytest.mark.parametrize("name", ["x.jpg", "x.png", "x.webp"])
def test_wherever_a_picture_is_damaged_the_answer_is_words(name):
    format = Image.registered_extensions()[Path(name).suffix]
    whole = located_photograph(format)
    field = PictureField()
    for position in range(4, len(whole), 7):
        cut = whole[:position]
        hit = whole[:position] + bytes([whole[position] ^ 0x55]) + whole[position + 1 :]
        for content in (cut, hit):
            try:
                kept = field.clean(SimpleUploadedFile(name, content))
            except ValidationError as refusal:
                assert refusal.messages[0]
            else:
                assert b"Jeanne Secret" not in kept.read()


def test_a_refused_replacement_leaves_the_picture(editor, picture):
    before = stored(picture)
    url = reverse("wagtailimages:edit", args=[picture.pk])
    data = form_data(editor.get(url), f"form[action='{url}']")
    response = editor.post(url, data | {"file": SimpleUploadedFile("x.jpg", image_bytes()[:500])})
    assert words_of(response)
    picture.refresh_from_db()
    assert stored(picture) == before


@pytest.mark.parametrize("way", IMAGES)
def test_a_telephones_own_format_is_taken_as_a_jpeg(editor, way):
    post(editor, IMAGES[way], "IMG_1.HEIC", located_photograph("HEIF"))
    describe_waiting(editor)
    image = SiteImage.objects.get()
    assert image.file.name.endswith(".jpg")
    assert stored(image).startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize("way", DOCUMENTS)
def test_a_document_is_kept_as_it_is_under_a_name_of_its_own(editor, way):
    post(editor, DOCUMENTS[way], "Mairie de Jeanne.PDF", pdf())
    describe_waiting(editor)
    document = SiteDocument.objects.get()
    assert stored(document) == pdf()
    assert "Jeanne" not in document.file.name
    assert document.filename == "neuf.pdf"
    assert document.file_size == len(pdf())
    assert document.uploaded_by_user is not None


@pytest.mark.parametrize("way", DOCUMENTS)
def test_what_is_no_document_to_keep_is_refused_in_words(editor, way):
    for name, content in HOSTILE_DOCUMENTS.items():
        response = post(editor, DOCUMENTS[way], name, content)
        assert response.status_code == 200, name
        assert len(words_of(response)) > 15, name
        assert not SiteDocument.objects.exists(), name
        assert not UploadedFile.objects.exists(), name


def test_a_refused_document_leaves_the_one_before(editor, document):
    url = reverse("wagtaildocs:edit", args=[document.pk])
    data = form_data(editor.get(url), f"form[action='{url}']")
    response = editor.post(url, data | {"file": SimpleUploadedFile("x.pdf", b"MZ")})
    assert words_of(response)
    document.refresh_from_db()
    assert stored(document) == pdf()


def test_the_form_asks_what_the_picture_shows(editor, committee):
    fields = get_image_form(SiteImage)(user=committee).fields
    with translation.override("en"):
        assert "telephone" in str(fields["description"].help_text)
    for address, prefix in (
        ("wagtailimages:add", ""),
        ("wagtailimages_chooser:choose", "image-chooser-upload-"),
    ):
        content = editor.get(reverse(address)).content.decode()
        assert f"{prefix}description" in content
        assert f"{prefix}credit" in content


def test_the_sender_is_asked_for_the_kinds_that_are_taken(editor):
    content = editor.get(reverse("wagtailimages:add")).content.decode()
    assert "image/heic" in content
    assert "SVG" not in content
