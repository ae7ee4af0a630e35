"""Nobody reaches another page's files at any address of the CMS."""

import json

import pytest
from django.urls import reverse

from cms.media.models import SiteDocument, SiteImage, collection_of
from tests.factories import MandateFactory
from tests.forms import form_data
from tests.media.reading import is_refused


def image_addresses(pk):
    args = [pk]
    return {
        "edit": reverse("wagtailimages:edit", args=args),
        "delete": reverse("wagtailimages:delete", args=args),
        "usage": reverse("wagtailimages:image_usage", args=args),
        "preview": reverse("wagtailimages:preview", args=[*args, "width-40"]),
        "url": reverse("wagtailimages:url_generator", args=args),
        "url output": reverse("wagtailimages:url_generator_output", args=args),
        "chosen": reverse("wagtailimages_chooser:chosen", args=args),
        "format": reverse("wagtailimages_chooser:select_format", args=args),
        "edit one of many": reverse("wagtailimages:edit_multiple", args=args),
        "delete one of many": reverse("wagtailimages:delete_multiple", args=args),
        "in the API": f"/admin/api/main/images/{pk}/",
    }


def document_addresses(pk):
    args = [pk]
    return {
        "edit": reverse("wagtaildocs:edit", args=args),
        "delete": reverse("wagtaildocs:delete", args=args),
        "usage": reverse("wagtaildocs:document_usage", args=args),
        "chosen": reverse("wagtaildocs_chooser:chosen", args=args),
        "edit one of many": reverse("wagtaildocs:edit_multiple", args=args),
        "delete one of many": reverse("wagtaildocs:delete_multiple", args=args),
        "in the API": f"/admin/api/main/documents/{pk}/",
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_committee_reaches_no_picture_of_marciac(
    client_of, other_committee, picture, method
):
    client = client_of(other_committee)
    data = {"title": "Pris", "description": "Pris", f"image-{picture.pk}-title": "Pris"}
    for name, url in image_addresses(picture.pk).items():
        response = getattr(client, method)(url, data)
        assert is_refused(response) or response.status_code == 405, name
        assert b"La bastide" not in response.content, name
        assert SiteImage.objects.get(pk=picture.pk).title == "La bastide", name


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_committee_reaches_no_document_of_marciac(
    client_of, other_committee, document, method
):
    client = client_of(other_committee)
    data = {"title": "Pris", f"doc-{document.pk}-title": "Pris"}
    for name, url in document_addresses(document.pk).items():
        response = getattr(client, method)(url, data)
        assert is_refused(response) or response.status_code == 405, name
        assert b"Le bulletin" not in response.content, name
        assert SiteDocument.objects.get(pk=document.pk).title == "Le bulletin", name


LISTS = [
    ("wagtailimages:index", {}),
    ("wagtailimages:index", {"q": "bastide"}),
    ("wagtailimages:index_results", {"layout": "list"}),
    ("wagtaildocs:index", {}),
    ("wagtaildocs:index_results", {"q": "bulletin"}),
    ("wagtailimages_chooser:choose", {}),
    ("wagtailimages_chooser:choose_results", {"q": "bastide"}),
    ("wagtaildocs_chooser:choose", {}),
    ("wagtaildocs_chooser:choose_results", {"q": "bulletin"}),
]


def test_lists_and_choosers_show_ones_own_files_only(
    client_of, committee, other_committee, picture, document
):
    keeper, stranger = client_of(committee), client_of(other_committee)
    for name, query in LISTS:
        own = keeper.get(reverse(name), query).content.decode()
        foreign = stranger.get(reverse(name), query).content.decode()
        assert "La bastide" in own or "Le bulletin" in own, (name, query)
        assert "La bastide" not in foreign, (name, query)
        assert "Le bulletin" not in foreign, (name, query)


def test_several_chosen_at_once_are_ones_own(client_of, other_committee, picture, document):
    client = client_of(other_committee)
    for name, pk in (("images", picture.pk), ("docs", document.pk)):
        response = client.get(reverse(f"wagtail{name}_chooser:chosen_multiple"), {"id": pk})
        assert b"La bastide" not in response.content
        assert b"Le bulletin" not in response.content


@pytest.mark.parametrize("name", ["images", "documents"])
def test_the_api_of_the_cms_lists_ones_own_files_only(
    client_of, committee, other_committee, moderator, adviser, picture, document, name
):
    def listed(user, query=""):
        response = client_of(user).get(f"/admin/api/main/{name}/{query}")
        return [item["title"] for item in json.loads(response.content)["items"]]

    title = {"images": "La bastide", "documents": "Le bulletin"}[name]
    assert listed(committee) == listed(moderator) == [title]
    assert listed(other_committee) == listed(adviser) == []
    assert listed(other_committee, "?search=" + title.split()[1]) == []
    assert listed(other_committee, "?fields=*") == []


@pytest.mark.parametrize("action", ["delete", "add_tags", "add_to_collection"])
def test_acts_on_several_at_once_leave_the_others_files_alone(
    client_of, other_committee, lectoure, picture, document, action
):
    client = client_of(other_committee)
    for model, file in (("siteimage", picture), ("sitedocument", document)):
        url = reverse("wagtail_bulk_action", args=["media", model, action])
        client.get(f"{url}?id={file.pk}")
        client.post(
            f"{url}?id={file.pk}", {"tags": "pris", "collection": collection_of(lectoure).pk}
        )
        client.post(f"{url}?id=all", {"tags": "pris", "collection": collection_of(lectoure).pk})
    picture.refresh_from_db()
    document.refresh_from_db()
    assert picture.collection.name == document.collection.name == "Marciac"
    assert not picture.tags.exists()
    assert not document.tags.exists()


def test_a_file_cannot_be_put_into_a_collection_that_one_does_not_hold(
    client_of, committee, marciac, lectoure, picture, document
):
    MandateFactory(page=lectoure)
    foreign = collection_of(lectoure)
    client = client_of(committee)
    for name, file in (("images", picture), ("docs", document)):
        url = reverse(f"wagtail{name}:edit", args=[file.pk])
        data = form_data(client.get(url), f"form[action='{url}']")
        client.post(url, data | {"collection": foreign.pk})
        file.refresh_from_db()
        assert file.collection == collection_of(marciac)
