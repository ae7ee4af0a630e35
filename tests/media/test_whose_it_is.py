"""By what right the site shows a file, and who made it, is asked of who sends it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.media.models import SiteDocument, SiteImage
from cms.media.rights import objections
from cms.media.sent_pictures import PictureForm
from tests.factories.media import picture as upload
from tests.forms import form_data
from tests.media.corpus import pdf
from tests.media.sending import WORDS


@pytest.mark.parametrize(
    ("rights", "credit", "asked"),
    [
        ("", "", {"rights"}),
        ("", "J. D.", {"rights"}),
        ("own", "", set()),
        ("own", "J. D.", set()),
        ("agreed", "", {"credit"}),
        ("free", "", {"credit"}),
        ("bought", "", {"credit"}),
        ("bought", "J. D.", set()),
    ],
)
def test_a_name_is_due_for_the_work_of_others(rights, credit, asked):
    assert set(objections(rights, credit)) == asked


def test_the_cms_asks_for_it_in_each_form(client_of, committee, marciac):
    client = client_of(committee)
    sent = {"title": "Neuf", "description": WORDS, "file": upload("x.png")}
    answer = client.post(reverse("wagtailimages:add"), sent)
    assert set(answer.context["form"].errors) == {"rights"}
    document = {"title": "Neuf", "file": SimpleUploadedFile("x.pdf", pdf()), "rights": "agreed"}
    answer = client.post(reverse("wagtaildocs:add"), document)
    assert set(answer.context["form"].errors) == {"credit"}
    many = {"title": "Neuf", "files[]": SimpleUploadedFile("x.pdf", pdf())}
    answer = client.post(reverse("wagtaildocs:add_multiple"), many).json()
    assert "rights" in answer["form"]
    assert not SiteImage.objects.exists()
    assert not SiteDocument.objects.exists()


def test_a_file_from_before_is_asked_at_its_next_edit_and_tagged_while_it_is_shown(
    client_of, committee, picture, show, shown, drawer
):
    SiteImage.objects.update(rights="")
    url = reverse("wagtailimages:edit", args=[picture.pk])
    client = client_of(committee)
    data = form_data(client.get(url), f"form[action='{url}']")
    assert client.post(url, data | {"tags": "place"}).status_code == 302
    # saying by what right it is shown changes nothing in public; a name beside it would
    assert client.post(url, data | {"rights": "own"}).status_code == 302
    assert client.post(url, data | {"rights": "agreed", "credit": "J. D."}).status_code == 200
    picture.refresh_from_db()
    assert (picture.rights, picture.credit) == ("own", "")
    shown.unpublish()
    shown.file_uses.all().delete()
    SiteImage.objects.update(rights="")
    answer = client.post(url, data)
    assert set(answer.context["form"].errors) == {"rights"}


def test_a_plain_form_asks_for_a_new_picture_and_not_for_one_that_is_shown(committee, picture):
    def typed(files=None, **data):
        shown = {picture.pk} if "image" in data else ()
        form = PictureForm({"description": WORDS, **data}, files or {}, user=committee, shown=shown)
        form.is_valid()
        return form

    assert set(typed({"file": upload("x.png")}).errors) == {"rights"}
    assert set(typed({"file": upload("x.png")}, rights="free").errors) == {"credit"}
    assert not typed({"file": upload("x.png")}, rights="own").errors
    SiteImage.objects.update(rights="")
    assert not typed(image=picture.pk).errors
    # another file in its place is another picture
    assert set(typed({"file": upload("x.png")}, image=picture.pk).errors) == {"rights"}
