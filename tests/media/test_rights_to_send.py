"""What somebody sends goes into the collection of a page that they hold, or nowhere."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from cms.editorial.models import Mandate
from cms.media.models import SiteDocument, SiteImage, collection_of
from tests.factories import MandateFactory
from tests.factories.media import picture as upload
from tests.media.corpus import pdf
from tests.media.reading import is_refused
from tests.media.sending import WORDS, describe_waiting


def uploads(collection=""):
    """Every way of sending a picture or a document: address, data, where the collection goes."""
    image, document = upload("x.png"), SimpleUploadedFile("x.pdf", pdf())
    where = {"collection": collection} if collection else {}
    return [
        (
            reverse("wagtailimages:add"),
            {"title": "Neuf", "description": WORDS, "rights": "own", "file": image} | where,
        ),
        (reverse("wagtailimages:add_multiple"), {"title": "Neuf", "files[]": image} | where),
        (
            reverse("wagtailimages_chooser:create"),
            {
                "image-chooser-upload-title": "Neuf",
                "image-chooser-upload-description": WORDS,
                "image-chooser-upload-rights": "own",
                "image-chooser-upload-file": image,
            }
            | {f"image-chooser-upload-{key}": value for key, value in where.items()},
        ),
        (reverse("wagtaildocs:add"), {"title": "Neuf", "rights": "own", "file": document} | where),
        (reverse("wagtaildocs:add_multiple"), {"title": "Neuf", "files[]": document} | where),
        (
            reverse("wagtaildocs_chooser:create"),
            {
                "document-chooser-upload-title": "Neuf",
                "document-chooser-upload-rights": "own",
                "document-chooser-upload-file": document,
            }
            | {f"document-chooser-upload-{key}": value for key, value in where.items()},
        ),
    ]


@pytest.mark.parametrize("n", range(6))
@pytest.mark.parametrize("foreign", [True, False])
def test_what_a_committee_sends_goes_into_its_own_collection(
    client_of, committee, marciac, lectoure, n, foreign
):
    MandateFactory(page=lectoure)
    address, data = uploads(collection_of(lectoure).pk if foreign else "")[n]
    client = client_of(committee)
    client.post(address, data)
    describe_waiting(client, collection=data.get("collection", ""))
    (file,) = [*SiteImage.objects.all(), *SiteDocument.objects.all()]
    assert file.title == "Neuf"
    assert file.collection == collection_of(marciac)
    assert not file.is_public()


@pytest.mark.parametrize("n", range(6))
def test_who_holds_two_pages_cannot_send_into_a_third(client_of, committee, marciac, lectoure, n):
    MandateFactory(user=committee, page=lectoure)
    address, data = uploads(Collection.get_first_root_node().pk)[n]
    client = client_of(committee)
    client.post(address, data)
    describe_waiting(client, collection=data.get("collection", ""))
    assert not SiteImage.objects.exists()
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize("n", range(6))
@pytest.mark.parametrize("actor", ["translator", "adviser"])
def test_who_holds_no_page_sends_nothing(request, client_of, marciac, actor, n):
    person = request.getfixturevalue(actor)
    MandateFactory(user=person, page=marciac, language="en", role=Mandate.Role.TRANSLATOR)
    address, data = uploads()[n]
    assert is_refused(client_of(person).post(address, data))
    assert not SiteImage.objects.exists()
    assert not SiteDocument.objects.exists()


def test_an_upload_that_waits_for_its_description_is_its_senders(
    client_of, committee, colleague, marciac
):
    client = client_of(committee)
    client.post(
        reverse("wagtailimages:add_multiple"), {"title": "Neuf", "files[]": upload("x.png")}
    )
    waiting = UploadedFile.objects.get()
    assert client.get(f"/media/{waiting.file.name}").status_code == 404
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    assert is_refused(client_of(colleague).post(url, {}))
    assert is_refused(describe_waiting(client_of(colleague)))
    assert describe_waiting(client).json()["success"]
    assert SiteImage.objects.get().collection == collection_of(marciac)
