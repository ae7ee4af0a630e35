"""A file that was approved, or waits for approval, stays what it is."""

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.editorial import review
from cms.media.models import FileUse, SiteDocument, SiteImage, collection_of
from tests.factories import MandateFactory, NewsPageFactory
from tests.factories.media import picture as upload
from tests.forms import form_data
from tests.media.corpus import pdf

ADDRESS = {SiteImage: "wagtailimages", SiteDocument: "wagtaildocs"}
MULTIPLE = {SiteImage: "image", SiteDocument: "doc"}


@pytest.fixture(params=["picture", "document"])
def file(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def waiting(marciac, committee, picture, document, show):
    """Marciac's page waits for approval with the picture and the document."""
    show(marciac, by=committee, picture=picture, document=document)
    return review.submit(marciac, by=committee)


@pytest.fixture
def taken_down(shown):
    shown.unpublish()
    return shown


def edit_url(file):
    return reverse(f"{ADDRESS[type(file)]}:edit", args=[file.pk])


def content(file) -> bytes:
    with file.file.storage.open(file.file.name) as stored:
        return stored.read()


def replacement(file):
    if isinstance(file, SiteImage):
        return upload("other.png", colour=(1, 2, 3))
    return SimpleUploadedFile("other.pdf", pdf(b"% other"))


def send(client, file, /, **changes):
    """Post the edit form of `file` as it is shown, with `changes`."""
    url = edit_url(file)
    data = form_data(client.get(url), f"form[action='{url}']")
    return client.post(url, data | changes)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


STATES = ["shown", "waiting", "taken_down"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("actor", ["committee", "moderator", "administrator"])
def test_nobody_swaps_it(request, client_of, file, state, actor):
    before = content(file)
    request.getfixturevalue(state)
    response = send(client_of(request.getfixturevalue(actor)), file, file=replacement(file))
    assert "page" in response.context["form"].non_field_errors()[0]
    file.refresh_from_db()
    assert content(file) == before


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "words", [{"title": "Autre"}, {"description": "Autre"}, {"credit": "Autre"}]
)
def test_its_keepers_cannot_change_its_words(request, client_of, committee, picture, state, words):
    request.getfixturevalue(state)
    send(client_of(committee), picture, **words)
    client_of(committee).post(
        reverse("wagtailimages:edit_multiple", args=[picture.pk]),
        {f"image-{picture.pk}-title": picture.title, f"image-{picture.pk}-tags": ""}
        | {f"image-{picture.pk}-{name}": value for name, value in words.items()},
    )
    picture.refresh_from_db()
    assert "Autre" not in {picture.title, picture.description, picture.credit}


def test_its_keepers_cannot_move_what_it_is_cut_around(client_of, committee, shown, picture):
    point = {f"focal_point_{name}": 10 for name in ("x", "y", "width", "height")}
    send(client_of(committee), picture, **point)
    picture.refresh_from_db()
    assert not picture.has_focal_point()


def test_its_keepers_may_file_it(client_of, committee, shown, picture):
    response = send(client_of(committee), picture, tags="place, halle")
    assert response.status_code == 302
    assert {tag.name for tag in picture.tags.all()} == {"place", "halle"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("actor", ["committee", "moderator", "administrator"])
def test_nobody_deletes_it_and_is_told_why(request, client_of, file, state, actor):
    request.getfixturevalue(state)
    client = client_of(request.getfixturevalue(actor))
    url = reverse(f"{ADDRESS[type(file)]}:delete", args=[file.pk])
    for response in (client.get(url), client.post(url)):
        assert response.status_code == 302
        assert response.url == edit_url(file)
    assert "page" in said(response)
    client.post(reverse(f"{ADDRESS[type(file)]}:delete_multiple", args=[file.pk]))
    bulk = reverse("wagtail_bulk_action", args=["media", file._meta.model_name, "delete"])
    client.post(f"{bulk}?id={file.pk}")
    client.post(f"{bulk}?id=all")
    assert type(file).objects.filter(pk=file.pk).exists()


def test_no_program_swaps_or_deletes_it(shown, file):
    refused = pytest.raises((PermissionDenied, ProtectedError))
    with refused, transaction.atomic():
        file.delete()
    with refused, transaction.atomic():
        type(file).objects.filter(pk=file.pk).delete()
    row = type(file).objects.get(pk=file.pk)
    row.file = replacement(file)
    with pytest.raises(PermissionDenied), transaction.atomic():
        row.save()
    row = type(file).objects.get(pk=file.pk)
    row.file.name = f"x{file.file.name}"
    with pytest.raises(PermissionDenied), transaction.atomic():
        row.save()
    file.refresh_from_db()
    assert content(file)


def test_its_keepers_cannot_put_it_elsewhere(
    client_of, committee, moderator, lectoure, marciac, shown, file
):
    MandateFactory(user=committee, page=lectoure)
    elsewhere = collection_of(lectoure)
    bulk = reverse(
        "wagtail_bulk_action", args=["media", file._meta.model_name, "add_to_collection"]
    )
    client = client_of(committee)
    send(client, file, collection=elsewhere.pk)
    response = client.post(f"{bulk}?id={file.pk}", {"collection": elsewhere.pk})
    assert "page" in said(response)
    file.refresh_from_db()
    assert file.collection == collection_of(marciac)

    client_of(moderator).post(f"{bulk}?id={file.pk}", {"collection": elsewhere.pk})
    file.refresh_from_db()
    assert file.collection == elsewhere


def test_another_committee_is_told_nothing_about_it(client_of, other_committee, shown, file):
    url = reverse(f"{ADDRESS[type(file)]}:delete", args=[file.pk])
    response = client_of(other_committee).post(url)
    assert response.url == "/admin/"
    assert type(file).objects.filter(pk=file.pk).exists()


def test_a_moderator_may_correct_what_is_said_of_it_and_that_is_written_down(
    client_of, moderator, shown, picture
):
    response = send(client_of(moderator), picture, description="Plus juste", credit="J. D.")
    assert response.status_code == 302
    picture.refresh_from_db()
    assert (picture.description, picture.credit) == ("Plus juste", "J. D.")
    entry = ModelLogEntry.objects.get(action="media.correct")
    assert (entry.user, entry.object_id) == (moderator, str(picture.pk))
    assert set(entry.data["fields"]) == {"description", "credit"}


def test_a_draft_of_the_ccis_page_leaves_a_correction_unrecorded(client_of, moderator, picture):
    assert send(client_of(moderator), picture, description="Autre").status_code == 302
    assert not ModelLogEntry.objects.filter(action="media.correct").exists()


def test_what_only_the_ccis_own_pages_show_is_the_ccis_to_replace(
    client_of, committee, moderator, home_page, document, picture, drawer
):
    news = NewsPageFactory(photograph=picture)
    FileUse.objects.create(page=home_page, document=document)
    assert news.file_uses.filter(image=picture).exists()
    for file in (picture, document):
        before = content(file)
        send(client_of(committee), file, file=replacement(file))
        file.refresh_from_db()
        assert content(file) == before
        response = send(client_of(moderator), file, file=replacement(file))
        assert response.status_code == 302
        file.refresh_from_db()
        assert content(file) != before
    client = client_of(moderator)
    client.post(reverse("wagtaildocs:delete", args=[document.pk]))
    assert not SiteDocument.objects.exists()
    # the page of news does not live without its picture
    for route in ("delete", "delete_multiple"):
        response = client.post(reverse(f"wagtailimages:{route}", args=[picture.pk]))
        assert response.status_code < 500
    bulk = reverse("wagtail_bulk_action", args=["media", "siteimage", "delete"])
    assert client.post(f"{bulk}?id={picture.pk}").status_code < 500
    assert SiteImage.objects.exists()


def test_a_file_of_a_draft_is_its_keepers(client_of, committee, marciac, picture, show):
    show(marciac, by=committee, picture=picture)
    assert send(client_of(committee), picture, description="Autre").status_code == 302
    picture.refresh_from_db()
    assert picture.description == "Autre"


def test_a_withdrawn_page_gives_its_files_back(client_of, committee, waiting, picture, marciac):
    review.withdraw(marciac, by=committee)
    assert send(client_of(committee), picture, description="Autre").status_code == 302


def test_a_replaced_file_goes_with_its_sizes(
    client_of, committee, picture, document, django_capture_on_commit_callbacks
):
    client = client_of(committee)
    rendition = picture.get_rendition("width-40")
    gone = [picture.file.name, rendition.file.name, document.file.name]
    storage = picture.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        for file in (picture, document):
            assert send(client, file, file=replacement(file)).status_code == 302
    assert not any(storage.exists(name) for name in gone)
    for url in (rendition.url, f"/media/{gone[0]}", f"/media/{gone[2]}"):
        assert client.get(url).status_code == 404
    for file in (picture, document):
        file.refresh_from_db()
        assert content(file)


def test_a_replacement_that_comes_to_nothing_loses_nothing(client_of, committee, picture, document):
    before = {file: file.file.name for file in (picture, document)}
    # nothing is committed in a test, so that nothing may be deleted either
    for file, name in before.items():
        send(client_of(committee), file, file=replacement(file))
        assert file.file.storage.exists(name)
