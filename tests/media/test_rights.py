"""Who holds a page holds its files, and no others."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, UploadedFile
from wagtail.permissions import policy_registry

from cms.editorial.models import Mandate
from cms.media.models import PageCollection, SiteDocument, SiteImage, collection_of
from tests.factories import MandateFactory, SiteImageFactory, UserFactory
from tests.factories.media import picture as upload
from tests.forms import form_data
from tests.media.corpus import pdf

ADMIN = "wagtailadmin_home"


@pytest.fixture
def policy():
    return policy_registry.get_by_type(SiteImage)


@pytest.fixture
def root_picture(db):
    return SiteImageFactory(title="Le logo de la CCI")


def may(policy, user, file) -> set[str]:
    user = get_user_model().objects.get(pk=user.pk)
    return {
        action
        for action in ("add", "change", "delete", "choose")
        if policy.user_has_permission_for_instance(user, action, file)
    }


def is_refused(response) -> bool:
    return response.status_code in {403, 404} or (
        response.status_code == 302 and response.url in {reverse(ADMIN), "/admin/"}
    )


# --- the collection of a page ------------------------------------------------------------


def test_a_page_that_is_held_has_one_collection_for_all_its_holders(marciac, committee, colleague):
    collection = collection_of(marciac)
    assert collection.name == "Marciac"
    assert PageCollection.objects.filter(page=marciac).count() == 1
    assert PageCollection.objects.give(marciac) == collection
    assert Collection.objects.filter(name="Marciac").count() == 1


def test_many_pages_are_given_collections_at_once(village_index, marciac, lectoure, home_page):
    PageCollection.objects.give_to_all([marciac, lectoure])
    PageCollection.objects.give_to_all([village_index, marciac])
    names = [c.name for c in Collection.get_first_root_node().get_children()]
    assert names == ["Lectoure", "Marciac", "Villages"]
    assert collection_of(lectoure).name == "Lectoure"


def test_the_collection_outlives_the_mandate(marciac, committee):
    collection = collection_of(marciac)
    Mandate.objects.all().delete()
    MandateFactory(page=marciac)
    assert collection_of(marciac) == collection


def test_files_of_a_page_that_nobody_holds_go_to_the_page_above_or_to_the_root(
    home_page, village_index, marciac
):
    assert collection_of(marciac).is_root()
    MandateFactory(page=village_index)
    assert collection_of(marciac) == collection_of(village_index)
    assert collection_of(home_page).is_root()


def test_no_group_is_made_for_a_page(marciac, lectoure):
    before = Group.objects.count()
    for page in (marciac, lectoure):
        for _ in range(3):
            MandateFactory(page=page)
    assert Group.objects.count() == before


# --- the policy ----------------------------------------------------------------------------


def test_what_each_may_do_with_a_file_of_marciac(
    policy, picture, committee, colleague, other_committee, member, moderator, administrator
):
    everything = {"add", "change", "delete", "choose"}
    assert may(policy, committee, picture) == everything
    assert may(policy, colleague, picture) == everything
    assert may(policy, other_committee, picture) == set()
    assert may(policy, member, picture) == set()
    assert may(policy, moderator, picture) == everything
    assert may(policy, administrator, picture) == everything


def test_what_a_committee_may_not_do_with_the_others_files(policy, committee, root_picture):
    assert may(policy, committee, root_picture) == set()


def test_a_file_belongs_to_the_page_and_not_to_who_sent_it(policy, committee, lectoure):
    MandateFactory(page=lectoure)
    image = SiteImageFactory(collection=collection_of(lectoure), uploaded_by_user=committee)
    assert may(policy, committee, image) == set()


@pytest.mark.parametrize(
    "mandate", [{"language": "en"}, {"role": Mandate.Role.TRANSLATOR}], ids=["english", "all"]
)
def test_a_translator_chooses_and_changes_nothing(policy, picture, marciac, mandate):
    user = UserFactory()
    MandateFactory(user=user, page=marciac, **mandate)
    assert may(policy, user, picture) == {"choose"}
    assert not policy.user_has_permission(user, "add")


def test_who_holds_two_pages_holds_both_collections(policy, committee, marciac, lectoure):
    MandateFactory(user=committee, page=lectoure)
    user = get_user_model().objects.get(pk=committee.pk)
    collections = policy.collections_user_has_permission_for(user, "add")
    assert {c.name for c in collections} == {"Marciac", "Lectoure"}


def test_who_holds_a_section_holds_the_files_of_the_pages_below(
    policy, village_index, picture, other_committee
):
    user = UserFactory()
    MandateFactory(user=user, page=village_index)
    assert "change" in may(policy, user, picture)


def test_who_may_do_it_agrees_with_what_they_may_do(
    policy,
    marciac,
    picture,
    committee,
    colleague,
    other_committee,
    member,
    moderator,
    administrator,
):
    translator = UserFactory()
    MandateFactory(user=translator, page=marciac, language="en")
    inactive = UserFactory(is_active=False)
    MandateFactory(user=inactive, page=marciac)
    everybody = get_user_model().objects.all()
    # Wagtail keeps collections in the order of their names: a new one moves the others
    picture = SiteImage.objects.get(pk=picture.pk)
    for action in ("change", "delete", "choose"):
        found = set(policy.users_with_permission_for_instance(action, picture))
        expected = {
            user
            for user in everybody
            if policy.user_has_permission_for_instance(user, action, picture)
        }
        assert found == expected, action
        anywhere = set(policy.users_with_permission(action))
        assert anywhere == {user for user in everybody if policy.user_has_permission(user, action)}


def test_a_deleted_mandate_is_refused_at_the_next_click(client_of, committee, picture):
    client = client_of(committee)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert client.get(address).status_code == 200
    committee.mandates.all().delete()
    # another one keeps the CMS open
    MandateFactory(user=committee)
    assert is_refused(client.get(address))
    assert client.get(f"/media/{picture.file.name}").status_code == 404


# --- the CMS's addresses ------------------------------------------------------------------


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


def uploads(collection=""):
    """Every way of sending a picture or a document: address, data, where the collection goes."""
    image, document = upload("x.png"), SimpleUploadedFile("x.pdf", pdf())
    where = {"collection": collection} if collection else {}
    return [
        (reverse("wagtailimages:add"), {"title": "Neuf", "file": image} | where),
        (reverse("wagtailimages:add_multiple"), {"title": "Neuf", "files[]": image} | where),
        (
            reverse("wagtailimages_chooser:create"),
            {"image-chooser-upload-title": "Neuf", "image-chooser-upload-file": image}
            | {f"image-chooser-upload-{key}": value for key, value in where.items()},
        ),
        (reverse("wagtaildocs:add"), {"title": "Neuf", "file": document} | where),
        (reverse("wagtaildocs:add_multiple"), {"title": "Neuf", "files[]": document} | where),
        (
            reverse("wagtaildocs_chooser:create"),
            {"document-chooser-upload-title": "Neuf", "document-chooser-upload-file": document}
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
    client_of(committee).post(address, data)
    (file,) = [*SiteImage.objects.all(), *SiteDocument.objects.all()]
    assert file.title == "Neuf"
    assert file.collection == collection_of(marciac)
    assert not file.is_public()


@pytest.mark.parametrize("n", range(6))
def test_who_holds_two_pages_cannot_send_into_a_third(client_of, committee, marciac, lectoure, n):
    MandateFactory(user=committee, page=lectoure)
    address, data = uploads(Collection.get_first_root_node().pk)[n]
    client_of(committee).post(address, data)
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


def test_an_upload_that_waits_for_its_title_is_its_senders(
    client_of, committee, colleague, marciac
):
    client = client_of(committee)
    client.post(
        reverse("wagtailimages:add_multiple"), {"title": "x" * 300, "files[]": upload("x.png")}
    )
    waiting = UploadedFile.objects.get()
    assert client.get(f"/media/{waiting.file.name}").status_code == 404
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    data = {f"uploaded-image-{waiting.pk}-title": "Neuf"}
    assert is_refused(client_of(colleague).post(url, data))
    assert client.post(url, data).json()["success"]
    assert SiteImage.objects.get().collection == collection_of(marciac)
