"""Files of Marciac, before and after a page shows them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.editorial import review
from cms.media.models import collection_of
from tests.factories import SiteDocumentFactory, SiteImageFactory
from tests.media.corpus import pdf
from villages.models.village import VillagePhotograph


@pytest.fixture
def drawer(marciac, committee):
    """The collection of Marciac's files."""
    return collection_of(marciac)


@pytest.fixture
def picture(drawer):
    return SiteImageFactory(collection=drawer, title="La bastide")


@pytest.fixture
def document(drawer):
    return SiteDocumentFactory(
        collection=drawer, title="Le bulletin", file=SimpleUploadedFile("b.pdf", pdf())
    )


@pytest.fixture
def show():
    """Return the function that puts files into the draft of a page, by its author."""

    def add(page, *, by, picture=None, document=None):
        draft = page.get_latest_revision_as_object()
        if picture:
            draft.photographs = [VillagePhotograph(image=picture)]
        if document:
            draft.presentation = f'<p><a linktype="document" id="{document.pk}">bulletin</a></p>'
        draft.save_revision(user=by)

    return add


@pytest.fixture
def approve():
    """Return the function that submits the draft of a page and has it approved."""

    def submit_and_approve(page, *, author, moderator):
        state = review.submit(page, by=author)
        review.approve(state, by=moderator)

    return submit_and_approve


@pytest.fixture
def shown(marciac, committee, moderator, picture, document, show, approve):
    """Marciac's page, live, with the picture and the document."""
    show(marciac, by=committee, picture=picture, document=document)
    approve(marciac, author=committee, moderator=moderator)
    marciac.refresh_from_db()
    return marciac


@pytest.fixture
def in_english(committee):
    """The committee's head reads the CMS in English."""
    committee.language = "en"
    committee.save()
