"""The colour of a picture, found when it comes in."""

import io

import pytest
from PIL import Image

from cms.media.inspection.colour import dominant_colour
from cms.media.models import SiteImage
from tests.factories import SiteImageFactory
from tests.factories.media import picture as upload
from tests.media.corpus import image_bytes


def test_it_is_what_there_is_most_of_and_no_average():
    picture = Image.new("RGB", (400, 300), "#3060c0")
    picture.paste("#f0f0f0", (0, 0, 150, 300))
    assert dominant_colour(upload("x.png", picture=picture)) == "#3060c0"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_picture_that_is_kept_has_one(mode):
    picture = Image.new("L", (90, 60), 255).convert(mode)
    content = io.BytesIO()
    picture.save(content, "PNG")
    assert dominant_colour(content) == "#ffffff"


def test_one_that_can_be_seen_through_has_none():
    content = io.BytesIO(image_bytes("PNG", mode="RGBA"))
    assert dominant_colour(content) != ""
    hole = Image.new("RGBA", (50, 50), "red")
    hole.putpixel((10, 10), (0, 0, 0, 0))
    assert dominant_colour(upload("x.png", picture=hole)) == ""


@pytest.mark.django_db
def test_it_follows_the_file():
    image = SiteImageFactory(file=upload("x.png", colour=(255, 0, 0)))
    assert SiteImage.objects.get().colour == "#ff0000"
    image.file = upload("y.png", colour=(0, 0, 255))
    image.save()
    assert SiteImage.objects.get().colour == "#0000ff"
