"""The tag that public pages show their pictures with."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.template import Context, Template
from PIL import Image

from cms.media.avif import make_avif
from cms.media.models import SiteImage
from tests.factories import SiteImageFactory
from tests.factories.media import picture as upload

pytestmark = pytest.mark.django_db


def shown(image, arguments="") -> BeautifulSoup:
    template = Template(f"{{% load pictures %}}{{% responsive_picture image {arguments} %}}")
    return BeautifulSoup(template.render(Context({"image": image})), "html.parser")


@pytest.fixture
def image():
    return SiteImageFactory(
        description="La place, un <soir> de marché", file=upload("x.png", size=(1600, 1000))
    )


def widths_of(source) -> list[str]:
    return [part.split()[1] for part in source["srcset"].split(", ")]


def test_webp_in_every_width_and_one_jpeg(image):
    html = shown(image, 'widths="320,640,1280" ratio="3:2" sizes="50vw" class="hero"')
    assert html.source["type"] == "image/webp"
    assert html.source["sizes"] == "50vw"
    assert widths_of(html.source) == ["320w", "640w", "1280w"]
    assert html.img["src"].endswith(".jpg")
    assert (html.img["width"], html.img["height"]) == ("640", "427")
    assert html.img["class"] == ["hero"]


def test_avif_comes_first_once_it_is_there_in_every_width(image):
    arguments = 'widths="320,640" ratio="3:2" sizes="50vw"'
    shown(image, arguments)
    make_avif.func(image.pk, ["fill-320x213"])
    assert [source["type"] for source in shown(image, arguments)("source")] == ["image/webp"]
    make_avif.func(image.pk, ["fill-320x213", "fill-640x427"])
    avif, webp = shown(image, arguments)("source")
    assert (avif["type"], webp["type"]) == ("image/avif", "image/webp")
    assert avif["sizes"] == "50vw"
    assert widths_of(avif) == widths_of(webp) == ["320w", "640w"]
    assert all(part.split()[0].endswith(".avif") for part in avif["srcset"].split(", "))


def test_every_address_is_a_rendition_below_media(image):
    html = shown(image)
    urls = [html.img["src"], *(p.split()[0] for p in html.source["srcset"].split(", "))]
    names = set(image.renditions.values_list("file", flat=True))
    assert {url.removeprefix("/media/") for url in urls} == names
    assert image.file.name not in names


def test_no_size_is_larger_than_the_picture():
    image = SiteImageFactory(file=upload("x.png", size=(500, 900)))
    html = shown(image, 'widths="320,640,1280"')
    assert widths_of(html.source) == ["320w", "500w"]
    flat = SiteImageFactory(file=upload("x.png", size=(900, 200)))
    html = shown(flat, 'widths="320,640" ratio="3:2"')
    assert widths_of(html.source) == ["300w"]


def test_without_a_ratio_the_picture_is_whole(image):
    assert (shown(image).img["width"], shown(image).img["height"]) == ("640", "400")


def test_its_description_is_what_those_hear_who_do_not_see_it(image):
    assert shown(image).img["alt"] == "La place, un <soir> de marché"
    assert shown(image, 'alt="Autre"').img["alt"] == "Autre"


def test_an_ornament_and_a_picture_beside_its_own_words_say_nothing(image):
    ornament = SiteImageFactory(ornament=True, title="IMG_1234.jpg")
    assert shown(ornament).img["alt"] == ""
    assert shown(image, 'alt=""').img["alt"] == ""


def test_the_first_picture_of_a_page_does_not_wait(image):
    lazy, eager = shown(image).img, shown(image, "lazy=False").img
    assert lazy["loading"] == "lazy"
    assert "loading" not in eager.attrs
    assert eager["fetchpriority"] == "high"


def test_attributes_are_escaped(image):
    image.description = '"><script>alert(1)</script>'
    html = shown(image)
    assert html.find("script") is None


def test_no_picture_shows_nothing():
    assert str(shown(None)).strip() == ""


def test_a_lost_file_shows_nothing_and_breaks_nothing(image, caplog):
    image.file.storage.delete(image.file.name)
    assert str(shown(image)).strip() == ""
    assert "is lost" in caplog.text


@pytest.mark.parametrize("with_avif", [True, False])
def test_prefetched_pictures_cost_no_query_and_others_one(
    image, with_avif, django_assert_num_queries
):
    shown(image)
    if with_avif:
        make_avif.func(image.pk, ["width-320", "width-640", "width-1280"])
    prefetched = SiteImage.objects.prefetch_related("renditions").get()
    fresh = SiteImage.objects.get()
    cache.clear()
    with django_assert_num_queries(0):
        assert len(shown(prefetched)("source")) == 1 + with_avif
    cache.clear()
    with django_assert_num_queries(1):
        assert len(shown(fresh)("source")) == 1 + with_avif


def test_a_list_of_pictures_costs_the_same_however_long(django_assert_num_queries):
    for count in (2, 6):
        while SiteImage.objects.count() < count:
            shown(SiteImageFactory(file=upload("x.png", size=(700, 500))))
        cache.clear()
        with django_assert_num_queries(2):
            for one in SiteImage.objects.prefetch_related("renditions"):
                assert shown(one).img


@pytest.fixture
def half_red():
    """A picture that is red on its left, and blue elsewhere."""
    picture = Image.new("RGB", (1200, 400), "#0000ff")
    picture.paste("#ff0000", (0, 0, 300, 400))
    return SiteImageFactory(file=upload("x.png", picture=picture))


def average(image, arguments) -> tuple[int, ...]:
    """Return the colour of the JPEG that `image` is shown as."""
    name = shown(image, arguments).img["src"].removeprefix("/media/")
    with image.file.storage.open(name) as file, Image.open(file) as made:
        return made.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))


def test_a_cut_keeps_what_matters_in_the_picture(half_red):
    arguments = 'widths="200" ratio="1:1"'
    red, _green, blue = average(half_red, arguments)
    assert blue > 250
    assert red < 5
    half_red.focal_point_x, half_red.focal_point_y = 150, 200
    half_red.focal_point_width = half_red.focal_point_height = 100
    half_red.save()
    red, _green, _blue = average(half_red, arguments)
    assert red > 120


def test_a_colour_stands_in_until_the_picture_has_come(half_red):
    tag = shown(half_red, 'ratio="3:1"').img
    assert tag["data-tint"] == "0-0-f"
    assert (tag["width"], tag["height"]) == ("640", "213")  # the room that it takes is known
    assert "style" not in tag.attrs


def test_no_colour_stays_behind_a_picture_that_one_sees_through():
    picture = Image.new("RGBA", (400, 300), (200, 30, 30, 90))
    tag = shown(SiteImageFactory(file=upload("x.png", picture=picture))).img
    assert "data-tint" not in tag.attrs


def test_numbers_are_written_for_browsers_in_every_language(image):
    html = shown(image, 'widths="1500"')
    assert html.img["width"] == "1500"
    assert "1500w" in html.source["srcset"]
