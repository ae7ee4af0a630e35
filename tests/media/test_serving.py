"""Who sees a file, at every address that it has."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from cms.media.models import SiteImage
from tests.factories import SiteDocumentFactory, SiteImageFactory, VillagePageFactory

STRANGERS = ["anonymous", "other_committee", "member", "adviser", "translator"]
KEEPERS = ["committee", "colleague", "moderator", "administrator"]

SPECS = ["original", "width-40", "fill-20x20|format-webp", "max-165x165"]


@pytest.fixture
def browser_of(request, client, client_of):
    """Return the function that gives an actor's browser, by the actor's name."""
    return lambda name: client if name == "anonymous" else client_of(request.getfixturevalue(name))


def renditions(picture) -> list[str]:
    return [picture.get_rendition(spec).url for spec in SPECS]


def received(picture) -> str:
    return f"{settings.MEDIA_URL}{picture.file.name}"


def addresses(document) -> list[str]:
    return [document.url, f"{settings.MEDIA_URL}{document.file.name}"]


def statuses(client, urls, **headers) -> set[int]:
    found = set()
    for url in urls:
        for method in (client.get, client.head):
            response = method(url, headers=headers)
            found.add(response.status_code)
            read(response)
    return found


def read(response) -> bytes:
    return response.getvalue()


@pytest.mark.parametrize("actor", STRANGERS)
def test_a_private_file_is_not_there_for_strangers(actor, browser_of, picture, document):
    urls = [received(picture), *renditions(picture), *addresses(document)]
    assert statuses(browser_of(actor), urls) == {404}


@pytest.mark.parametrize("actor", KEEPERS)
def test_a_private_file_is_seen_by_its_keepers_and_by_the_moderators(
    actor, browser_of, picture, document
):
    urls = [received(picture), *renditions(picture), *addresses(document)]
    client = browser_of(actor)
    assert statuses(client, urls) == {200}
    for url in urls:
        response = client.get(url)
        assert response.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in response.headers
        read(response)


@pytest.mark.parametrize("actor", [*STRANGERS, *KEEPERS])
def test_everybody_sees_the_files_of_a_live_page(actor, browser_of, shown, picture, document):
    assert statuses(browser_of(actor), [*renditions(picture), *addresses(document)]) == {200}


@pytest.mark.parametrize("actor", STRANGERS)
def test_a_picture_as_it_was_received_is_never_public(actor, browser_of, shown, picture):
    assert statuses(browser_of(actor), [received(picture)]) == {404}


def test_a_picture_becomes_public_with_the_approval_and_not_before(
    visitor, marciac, committee, moderator, picture, document, show, approve
):
    urls = [*renditions(picture), *addresses(document)]
    show(marciac, by=committee, picture=picture, document=document)
    assert statuses(visitor, urls) == {404}

    approve(marciac, author=committee, moderator=moderator)

    assert statuses(visitor, urls) == {200}


def test_a_page_that_is_taken_down_takes_its_files_along(visitor, shown, picture, document):
    urls = [*renditions(picture), *addresses(document)]
    shown.unpublish()
    assert statuses(visitor, urls) == {404}


def test_a_deleted_page_takes_its_files_along(visitor, shown, picture, document):
    urls = [*renditions(picture), *addresses(document)]
    Page.objects.get(pk=shown.pk).delete()
    assert statuses(visitor, urls) == {404}


def test_a_picture_that_the_next_version_leaves_out_is_private_again(
    visitor, shown, committee, moderator, picture, drawer, show, approve
):
    other = SiteImageFactory(collection=drawer)
    show(shown, by=committee, picture=other)
    assert statuses(visitor, renditions(picture)) == {200}
    assert statuses(visitor, renditions(other)) == {404}

    approve(shown, author=committee, moderator=moderator)

    assert statuses(visitor, renditions(picture)) == {404}
    assert statuses(visitor, renditions(other)) == {200}


def test_a_deleted_file_is_gone(visitor, shown, document):
    urls = addresses(document)
    document.delete()
    assert statuses(visitor, urls) == {404}


def test_a_file_whose_content_is_lost_is_not_found(visitor, shown, picture, document):
    urls = [*renditions(picture), *addresses(document)]
    for rendition in picture.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    document.file.storage.delete(document.file.name)
    assert statuses(visitor, urls) == {404}


def test_a_page_for_some_shows_its_files_to_them_only(
    visitor, client_of, shown, picture, document, member
):
    PageViewRestriction.objects.create(
        page=shown.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    urls = [*renditions(picture), *addresses(document)]
    assert statuses(visitor, urls) == {404}
    assert statuses(client_of(member), urls) == {200}
    assert statuses(client_of(member), [received(picture)]) == {404}


def test_a_collection_that_an_administrator_closes_stays_closed(
    visitor, shown, picture, document, drawer
):
    CollectionViewRestriction.objects.create(
        collection=drawer, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert statuses(visitor, [*renditions(picture), *addresses(document)]) == {404}


def test_another_live_page_keeps_the_picture_public(visitor, shown, picture):
    VillagePageFactory(photographs=[shown.photographs.model(image=picture)])
    shown.unpublish()
    assert statuses(visitor, renditions(picture)) == {200}


def test_conditions_tell_nothing_about_a_private_file(visitor, shown, picture, document):
    urls = [*renditions(picture), *addresses(document)]
    known = [visitor.head(url).headers for url in urls]
    shown.unpublish()
    for url, headers in zip(urls, known, strict=True):
        for condition in (
            {"If-None-Match": headers["ETag"]},
            {"If-None-Match": "*"},
            {"If-Modified-Since": headers["Last-Modified"]},
            {"If-Match": '"x"'},
            {"If-None-Match": f'"{document.file_hash}"'},
        ):
            response = visitor.get(url, headers=condition)
            unknown = visitor.get(f"{settings.MEDIA_URL}images/x.jpg", headers=condition)
            assert response.status_code == unknown.status_code == 404
            assert response.content == unknown.content
            assert not {"ETag", "Last-Modified"} & set(response.headers)


def test_a_reader_who_has_the_file_is_not_sent_it_again(visitor, shown, picture):
    for url in renditions(picture):
        headers = visitor.head(url).headers
        for condition in (
            {"If-None-Match": headers["ETag"]},
            {"If-Modified-Since": headers["Last-Modified"]},
        ):
            response = visitor.get(url, headers=condition)
            assert response.status_code == 304
            assert response.headers["Cache-Control"] == "private, max-age=3600"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "images/",
        "original_images/",
        "documents/",
        "../db.sqlite3",
        "..%2f..%2fetc/passwd",
        "%2e%2e/db.sqlite3",
        "images/../../db.sqlite3",
        "images/..%5c..%5cdb.sqlite3",
        "/etc/passwd",
        "images/%00.jpg",
        "images/x.jpg%00.png",
        "images/%ff%fe.jpg",
        "images/%ed%a0%80.jpg",
        "images/" + "x" * 5000,
        "documents/x.pdf",
        "original_images/couverts-0.png",
        "wagtail_uploaded_files/x.jpg",
        "images%2fx.jpg",
    ],
)
def test_other_addresses_below_media_are_not_found(path, visitor, shown):
    assert visitor.get(f"{settings.MEDIA_URL}{path}").status_code == 404


def test_nothing_in_the_folder_of_files_has_an_address_by_itself(visitor, shown, picture):
    folder = settings.MEDIA_ROOT / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "loose.jpg").write_bytes(b"x")
    assert visitor.get(f"{settings.MEDIA_URL}images/loose.jpg").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["0/x.pdf", "99999999999999999999999/x.pdf", "{pk}/autre.pdf", "{pk}/", "{pk}", "-1/x.pdf"],
)
def test_a_document_answers_to_its_name_only(path, visitor, shown, document):
    assert visitor.get(f"/documents/{path.format(pk=document.pk)}").status_code == 404


def test_wagtails_own_routes_to_files_are_not_there(visitor, shown, picture):
    assert visitor.get("/documents/authenticate_with_password/1/").status_code == 404
    with pytest.raises(Exception, match="wagtailimages_serve"):
        reverse("wagtailimages_serve", args=("x", picture.pk, "width-10"))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_file_is_read_only(method, visitor, shown, picture):
    assert getattr(visitor, method)(renditions(picture)[0]).status_code == 405


def test_a_public_picture_brings_its_headers(visitor, shown, picture):
    rendition = picture.get_rendition("width-40|format-webp")
    response = visitor.get(rendition.url)
    content = read(response)
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"] == "private, max-age=3600"
    assert response.headers["Content-Length"] == str(len(content))
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    head = visitor.head(rendition.url)
    assert head.content == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Content-Disposition"):
        assert head.headers[name] == response.headers[name]


def test_a_pdf_opens_and_other_documents_are_kept(visitor, shown, document, drawer):
    response = visitor.get(document.url)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="le-bulletin.pdf"'
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    read(response)

    text = SiteDocumentFactory(collection=drawer, title="Le plan du <marché>")
    shown.file_uses.create(document=text)
    for url in addresses(text):
        response = visitor.get(url)
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert response.headers["Content-Disposition"] == (
            'attachment; filename="le-plan-du-marche.txt"'
        )
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        read(response)


def test_a_public_file_costs_one_query_and_no_session(
    visitor, client_of, committee, shown, picture, document, django_assert_num_queries
):
    rendition = picture.get_rendition("width-40")
    for client in (visitor, client_of(committee)):
        for url in (rendition.url, *addresses(document)):
            with django_assert_num_queries(1):
                read(client.get(url))


def test_names_in_storage_tell_nothing(picture, document):
    for stored in (picture.file.name, document.file.name):
        assert "bastide" not in stored
        assert "couverts" not in stored
        assert "bulletin" not in stored


def test_the_verb_and_the_view_agree(visitor, shown, picture, drawer):
    private = SiteImageFactory(collection=drawer)
    assert list(SiteImage.objects.public()) == [picture]
    assert picture.is_public()
    assert not private.is_public()
    assert statuses(visitor, renditions(private)) == {404}
