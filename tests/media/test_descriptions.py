"""Every picture says what it shows, or that it is only an ornament, on every way in."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import UploadedFile

from cms.media.descriptions import objection
from cms.media.models import SiteImage
from tests.factories import SiteImageFactory
from tests.forms import form_data
from tests.media.corpus import image_bytes
from tests.media.sending import WORDS, describe_waiting

SAID, TICKED, NEITHER, BOTH = (
    {"description": WORDS},
    {"description": "", "is_decorative": "on"},
    {"description": "  "},
    {"description": WORDS, "is_decorative": "on"},
)


@pytest.fixture
def editor(client_of, committee):
    return client_of(committee)


def sent() -> SimpleUploadedFile:
    return SimpleUploadedFile("DSC01234.jpg", image_bytes())


def add(client, **fields):
    return client.post(
        reverse("wagtailimages:add"), {"title": "Neuf", "rights": "own", "file": sent()} | fields
    )


def add_among_many(client, **fields):
    client.post(reverse("wagtailimages:add_multiple"), {"title": "DSC01234", "files[]": sent()})
    return describe_waiting(client, **fields)


def add_from_a_chooser(client, **fields):
    data = {"title": "Neuf", "rights": "own", "file": sent()} | fields
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {f"image-chooser-upload-{name}": value for name, value in data.items()},
    )


WAYS = [add, add_among_many, add_from_a_chooser]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fields", [SAID, TICKED])
def test_a_picture_is_described_or_an_ornament(editor, way, fields):
    way(editor, **fields)
    image = SiteImage.objects.get()
    assert image.description == fields["description"]
    assert image.is_decorative == ("is_decorative" in fields)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("fields", "words"), [(NEITHER, "Say what the picture shows"), (BOTH, "Either describe")]
)
def test_neither_and_both_are_refused_in_words(editor, in_english, way, fields, words):
    response = way(editor, **fields)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("description", ["DSC01234.jpg", "dsc01234", "Neuf", " neuf. ", "IMG_2"])
@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_no_description(editor, way, description):
    way(editor, description=description)
    assert not SiteImage.objects.exists()


def test_what_is_no_description_and_what_is_one():
    for name in ("IMG_20240712_101010", "P1010101", "photo 3", "la place.JPG", "2024-07-12", "…"):
        assert objection(name, is_decorative=False, title="x"), name
    for words in ("La place un soir de marché", "Image d’un village en 1900", "Photo de classe"):
        assert not objection(words, is_decorative=False, title="La place"), words


def test_a_picture_among_many_waits_for_its_description_and_loses_nothing(editor, in_english):
    response = editor.post(
        reverse("wagtailimages:add_multiple"), {"title": "La halle", "files[]": sent()}
    )
    answer = response.json()
    assert answer["success"]
    form = BeautifulSoup(answer["form"], "html.parser")
    assert form.select_one("[name$=-title]")["value"] == "La halle"
    assert not SiteImage.objects.exists()

    refused = describe_waiting(editor, title="La halle au blé", description="", credit="J. D.")
    assert not refused.json()["success"]
    again = BeautifulSoup(refused.json()["form"], "html.parser")
    assert again.select_one("[name$=-title]")["value"] == "La halle au blé"
    assert again.select_one("[name$=-credit]")["value"] == "J. D."
    assert UploadedFile.objects.exists()

    assert describe_waiting(editor, title="La halle au blé", credit="J. D.").json()["success"]
    image = SiteImage.objects.get()
    assert (image.title, image.credit, image.description) == ("La halle au blé", "J. D.", WORDS)
    assert image.width == 80
    assert not UploadedFile.objects.exists()


def test_the_screen_for_many_says_when_a_picture_is_kept(editor, in_english):
    content = editor.get(reverse("wagtailimages:add_multiple")).content.decode()
    assert "kept once you have said what it shows" in content


@pytest.mark.parametrize("route", ["edit", "edit_multiple"])
@pytest.mark.parametrize("fields", [NEITHER, BOTH, {"description": "x.jpg"}])
def test_a_change_keeps_the_rule(editor, picture, route, fields):
    url = reverse(f"wagtailimages:{route}", args=[picture.pk])
    prefix = f"image-{picture.pk}-" if route == "edit_multiple" else ""
    page = editor.get(reverse("wagtailimages:edit", args=[picture.pk]))
    data = form_data(page, "form:has([name=description])") | fields
    editor.post(url, {f"{prefix}{name}": value for name, value in data.items()})
    picture.refresh_from_db()
    assert picture.description == "Des arcades de pierre autour d’une place."
    assert not picture.is_decorative


def test_a_description_becomes_the_tick_and_back(editor, picture):
    url = reverse("wagtailimages:edit", args=[picture.pk])
    for fields in (TICKED, SAID):
        data = form_data(editor.get(url), "form:has([name=description])")
        data.pop("is_decorative", None)
        editor.post(url, data | fields)
        picture.refresh_from_db()
        assert picture.description == fields["description"]
        assert picture.is_decorative == ("is_decorative" in fields)


@pytest.mark.parametrize(
    "wrong", [{"description": ""}, {"is_decorative": True, "description": "La place"}]
)
def test_a_program_cannot_keep_a_picture_that_says_neither_or_both(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteImageFactory(**wrong)


def test_a_text_is_offered_the_description_and_never_the_title(db):
    assert SiteImageFactory(ornament=True).default_alt_text == ""
    assert SiteImageFactory(description="La place").default_alt_text == "La place"
