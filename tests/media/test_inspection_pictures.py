"""Pictures are written anew on receipt: what they show stays, and nothing else."""

import io
import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image, ImageCms

from cms.media.inspection.pictures import receive_picture
from cms.media.models import SiteImage
from tests.media import corpus
from tests.media.corpus import image_bytes, located_photograph

FORMATS = {"JPEG": "photo.jpg", "PNG": "photo.png", "WEBP": "photo.webp"}


def received(content, name="photo.jpg"):
    return receive_picture(SimpleUploadedFile(name, content), name)


def opened(file):
    return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize("format", FORMATS)
def test_where_and_by_whom_it_was_taken_stays_behind(format):
    content = located_photograph(format)
    assert b"Jeanne Secret" in content

    file = received(content, FORMATS[format])

    assert b"Jeanne Secret" not in file.read()
    file.seek(0)
    picture = opened(file)
    assert picture.format == format
    assert not picture.getexif()
    assert not {"exif", "xmp", "comment", "photoshop"} & set(picture.info)


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_on_its_side_is_set_upright(format):
    before = Image.open(io.BytesIO(located_photograph(format)))
    assert before.size == (80, 60)
    picture = opened(received(located_photograph(format), FORMATS[format]))
    assert picture.size == (60, 80)
    # the gradient runs from the top; turned clockwise, from the right
    grey = picture.convert("L")
    assert grey.getpixel((2, 40)) > 200 > 50 > grey.getpixel((57, 40))


def test_its_colours_stay_what_they_are():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = received(image_bytes(icc_profile=profile + b"Jeanne Secret"))
    assert opened(file).info["icc_profile"] == profile


def test_what_only_calls_itself_a_colour_profile_stays_behind():
    file = received(image_bytes(icc_profile=b"Jeanne Secret" * 20))
    assert b"Jeanne Secret" not in file.read()


@pytest.mark.parametrize("format", FORMATS)
def test_a_second_file_behind_the_first_stays_behind(format):
    file = received(image_bytes(format) + corpus.docx() + b"<script>", FORMATS[format])
    content = file.read()
    assert b"PK\x03\x04" not in content
    assert b"<script>" not in content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_drawing_keeps_its_pixels(mode):
    source = Image.linear_gradient("L").resize((40, 30))
    source = source.convert("I").convert("I;16") if mode == "I;16" else source.convert(mode)
    content = io.BytesIO()
    source.save(content, "PNG")
    picture = opened(received(content.getvalue(), "drawing.png"))
    assert picture.convert("RGBA").tobytes() == source.convert("RGBA").tobytes()


def test_a_transparent_colour_stays_transparent():
    source = Image.new("P", (10, 10))
    source.putpalette([0, 0, 0, 200, 10, 10])
    content = io.BytesIO()
    source.save(content, "PNG", transparency=0)
    assert opened(received(content.getvalue(), "x.png")).convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_picture_for_printing_is_made_one_for_screens():
    assert opened(received(image_bytes(mode="CMYK"))).mode == "RGB"


def test_a_telephones_own_format_becomes_a_jpeg():
    file = received(located_photograph("HEIF"), "IMG_1.heic")
    assert file.name == "IMG_1.jpg"
    picture = opened(file)
    assert picture.format == "JPEG"
    assert not picture.getexif()


@pytest.mark.parametrize(
    ("format", "mode"), [("JPEG", "RGB"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16")]
)
def test_a_very_large_picture_is_kept_as_large_as_screens_need(format, mode):
    source = Image.new("I;16" if mode == "I;16" else "L", (4500, 900), 90)
    content = io.BytesIO()
    (source if mode == "I;16" else source.convert(mode)).save(content, format)
    assert opened(received(content.getvalue(), FORMATS[format])).size == (3000, 600)


def test_an_animation_becomes_its_first_picture():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    content = io.BytesIO()
    frames[0].save(content, "WEBP", save_all=True, append_images=frames[1:])
    picture = opened(received(content.getvalue(), "x.webp"))
    assert picture.n_frames == 1


HOSTILE = {
    "empty": b"",
    "text": b"hello",
    "a program": b"MZ\x90\x00",
    "a page": b"<html><script>alert(1)</script></html>",
    "a drawing that runs": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "cut off": image_bytes(size=(400, 300))[:2000],
    "cut off in its beginning": image_bytes()[:20],
    "cut off PNG": image_bytes("PNG", (400, 300))[:300],
    "cut off WebP": image_bytes("WEBP", (400, 300))[:100],
    "a GIF": image_bytes("GIF", mode="P"),
    "a TIFF": image_bytes("TIFF"),
    "a PDF": corpus.pdf(),
    "a wrong sum": image_bytes("PNG").replace(b"IDAT", b"IDAT\xff", 1),
    "too many pixels": corpus.bomb(),
    "too long": image_bytes("PNG", (10_001, 1), "1"),
    "too high": image_bytes("PNG", (1, 10_001), "1"),
    "its size is a lie": image_bytes("PNG").replace(
        (80).to_bytes(4, "big"), (65_000).to_bytes(4, "big"), 1
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sound_picture_is_refused_in_words(name):
    with pytest.raises(ValidationError) as refusal:
        received(HOSTILE[name])
    assert len(refusal.value.messages[0]) > 20


def test_a_small_file_that_unpacks_to_an_enormous_picture_costs_no_memory():
    script = (
        "import resource, django\n"
        "django.setup()\n"
        "from django.core.exceptions import ValidationError\n"
        "from django.core.files.base import ContentFile\n"
        "from tests.media import corpus\n"
        "from cms.media.inspection.pictures import receive_picture\n"
        "file = ContentFile(corpus.bomb())\n"
        "assert file.size < 400_000\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n"
        "    receive_picture(file, 'bomb.png')\n"
        "except ValidationError:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 20_000  # kilobytes


@pytest.mark.django_db
def test_a_picture_that_a_program_adds_is_written_anew_too():
    image = SiteImage.objects.create(
        title="x", description="Une place", file=ContentFile(located_photograph(), name="J.jpg")
    )
    image.refresh_from_db()
    assert (image.width, image.height) == (60, 80)
    with image.file.open() as file:
        assert b"Jeanne Secret" not in file.read()


@pytest.mark.django_db
def test_a_program_cannot_keep_what_is_no_picture():
    with pytest.raises(ValidationError), transaction.atomic():
        SiteImage.objects.create(
            title="x", width=1, height=1, file=ContentFile(image_bytes()[:400], name="x.jpg")
        )
    assert not SiteImage.objects.exists()
