"""The tag that public pages show their pictures with."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.template import Context, Template

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


def test_webp_in_every_width_and_one_jpeg(image):
    html = shown(image, 'widths="320,640,1280" ratio="3:2" sizes="50vw" class="hero"')
    assert html.source["type"] == "image/webp"
    assert html.source["sizes"] == "50vw"
    widths = [part.split()[1] for part in html.source["srcset"].split(", ")]
    assert widths == ["320w", "640w", "1280w"]
    assert html.img["src"].endswith(".jpg")
    assert (html.img["width"], html.img["height"]) == ("640", "427")
    assert html.img["class"] == ["hero"]


def test_every_address_is_a_rendition_below_media(image):
    html = shown(image)
    urls = [html.img["src"], *(p.split()[0] for p in html.source["srcset"].split(", "))]
    names = set(image.renditions.values_list("file", flat=True))
    assert {url.removeprefix("/media/") for url in urls} == names
    assert image.file.name not in names


def test_no_size_is_larger_than_the_picture():
    image = SiteImageFactory(file=upload("x.png", size=(500, 900)))
    html = shown(image, 'widths="320,640,1280"')
    assert [part.split()[1] for part in html.source["srcset"].split(", ")] == ["320w", "500w"]
    flat = SiteImageFactory(file=upload("x.png", size=(900, 200)))
    html = shown(flat, 'widths="320,640" ratio="3:2"')
    assert [part.split()[1] for part in html.source["srcset"].split(", ")] == ["300w"]


def test_without_a_ratio_the_picture_is_whole(image):
    assert (shown(image).img["width"], shown(image).img["height"]) == ("640", "400")


def test_its_description_is_what_those_hear_who_do_not_see_it(image):
    assert shown(image).img["alt"] == "La place, un <soir> de marché"
    assert shown(image, 'alt="Autre"').img["alt"] == "Autre"
    assert shown(image, 'alt=""').img["alt"] == ""
    assert shown(SiteImageFactory(title="IMG_1234.jpg", description="")).img["alt"] == ""


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


def test_prefetched_pictures_cost_no_query_and_others_one(image, django_assert_num_queries):
    shown(image)
    prefetched = SiteImage.objects.prefetch_related("renditions").get()
    fresh = SiteImage.objects.get()
    cache.clear()
    with django_assert_num_queries(0):
        assert shown(prefetched).img
    cache.clear()
    with django_assert_num_queries(1):
        assert shown(fresh).img


def test_numbers_are_written_for_browsers_in_every_language(image):
    html = shown(image, 'widths="1500"')
    assert html.img["width"] == "1500"
    assert "1500w" in html.source["srcset"]
