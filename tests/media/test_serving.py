"""Who sees a file, at every address that it has."""

import pytest
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from cms.editorial.publication import without_review
from cms.media.models import SiteImage
from tests.factories import SiteImageFactory, VillagePageFactory
from tests.media.reading import addresses, read, received, renditions, statuses

STRANGERS = ["anonymous", "other_committee", "member", "adviser", "translator"]
KEEPERS = ["committee", "colleague", "moderator", "administrator"]


@pytest.fixture
def browser_of(request, client, client_of):
    """Return the function that gives an actor's browser, by the actor's name."""
    return lambda name: client if name == "anonymous" else client_of(request.getfixturevalue(name))


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
    with without_review():
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
