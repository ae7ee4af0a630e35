"""What the answer for a file says, and what odd questions are answered."""

import re

import pytest
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from tests.factories import SiteDocumentFactory
from tests.media.reading import addresses, read, renditions


def but_for_the_question(response) -> bytes:
    """Return the page without the words of the address, which it says again."""
    return re.sub(rb'(?<=error-asked">)[^<]*', b"", response.content)


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
            assert but_for_the_question(response) == but_for_the_question(unknown)
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
    with pytest.raises(NoReverseMatch):
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
